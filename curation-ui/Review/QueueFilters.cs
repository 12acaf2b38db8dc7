using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;

namespace Curation.Ui.Review;

/// <summary>The filters of the queue with what each choice would leave.</summary>
public sealed class QueueFilters(QueueAddress address, IReadOnlyList<OpenCount> counts, IReadOnlyList<PublishedFramework> frameworks)
{
    public QueueAddress Address => address;

    /// <summary>What the filters leave.</summary>
    public int Total => Sum(address.Filter);

    public int All => counts.Sum(c => c.Count);

    public IReadOnlyList<FilterChoice> Frameworks =>
        [.. frameworks.Select(f => new FilterChoice(
            f.Content.Name,
            Sum(address.Filter with { Framework = f.Code, Profile = null }),
            address.With(address.Filter with { Framework = f.Code, Profile = null }).Url)).Where(c => c.Count > 0)];

    public IReadOnlyList<FilterChoice> Kinds =>
        [.. counts.Select(c => c.Kind).Distinct().Select(kind => new FilterChoice(
            Kind.Of(kind).Label,
            Sum(address.Filter with { Kind = kind }),
            address.With(address.Filter with { Kind = kind }).Url)).Where(c => c.Count > 0).OrderByDescending(c => c.Count)];

    public IReadOnlyList<FilterChoice> Profiles =>
        [.. counts.Where(c => c.Profile is not null && (address.Filter.Framework is not { } f || c.Framework == f))
            .Select(c => (c.Framework, Profile: c.Profile!.Value)).Distinct()
            .Select(p => (p, Filter: address.Filter with { Framework = p.Framework, Profile = p.Profile }))
            .Select(p => new FilterChoice(NameOf(p.p.Framework, p.p.Profile), Sum(p.Filter), address.With(p.Filter).Url))
            .Where(c => c.Count > 0).OrderByDescending(c => c.Count).ThenBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>The filters that are on, each with the address without it and what that would leave.</summary>
    public IReadOnlyList<FilterChoice> On
    {
        get
        {
            var filter = address.Filter;
            var on = new List<FilterChoice>();
            if (filter.Framework is { } framework)
            {
                var name = frameworks.FirstOrDefault(f => f.Code == framework)?.Content.Name ?? framework.ToString();
                on.Add(Without(name, filter with { Framework = null, Profile = null }));
            }

            if (filter.Kind is { } kind) on.Add(Without(Kind.Of(kind).Label, filter with { Kind = null }));
            if (filter.Profile is { } profile) on.Add(Without(NameOf(filter.Framework, profile), filter with { Profile = null }));
            return on;
        }
    }

    /// <summary>A profile's name in the latest version; its code where it is gone.</summary>
    public string NameOf(FrameworkCode? framework, ElementCode profile) =>
        frameworks.Where(f => framework is null || f.Code == framework)
            .Select(f => f.Content.Profile(profile)?.Name).FirstOrDefault(n => n is not null) ?? profile.ToString();

    public string CompetencyName(FrameworkCode framework, ElementCode competency) =>
        frameworks.FirstOrDefault(f => f.Code == framework)?.Content.Competency(competency)?.Name ?? competency.ToString();

    public string SkillName(FrameworkCode framework, ElementCode skill) =>
        frameworks.FirstOrDefault(f => f.Code == framework)?.Content.Skills.FirstOrDefault(s => s.Code == skill)?.Label ?? skill.ToString();

    private FilterChoice Without(string name, ProposalFilter filter) => new(name, Sum(filter), address.With(filter).Url);

    private int Sum(ProposalFilter filter) => counts
        .Where(c => filter.Framework is not { } f || c.Framework == f)
        .Where(c => filter.Kind is not { } k || c.Kind == k)
        .Where(c => filter.Profile is not { } p || c.Profile == p)
        .Sum(c => c.Count);
}

/// <param name="Count">Open proposals that it leaves.</param>
public sealed record FilterChoice(string Name, int Count, string Url);
