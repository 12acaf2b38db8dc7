using System.Globalization;
using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Search;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

/// <summary>The filters of the queue with what each choice would leave.</summary>
/// <param name="all">How many there are of the state that is shown, whatever the other filters.</param>
/// <param name="sources">Names of sources by their ids.</param>
public sealed class QueueFilters(
    QueueAddress address, ProposalMatches matches, int all, IReadOnlyList<PublishedFramework> frameworks, IReadOnlyDictionary<string, string> sources)
{
    public QueueAddress Address => address;

    public ProposalMatches Matches => matches;

    /// <summary>What the filters leave.</summary>
    public int Total => matches.Total;

    public int All => all;

    /// <summary>The menus of what is not chosen yet, where there is a choice.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<FilterChoice> Choices)> Menus =>
        [.. new[] { ("Framework", Frameworks), ("Kind", Kinds), ("Family", Families), ("Profile", Profiles), ("Employers", Supports), ("Source", Sources), ("Opened", Opened), ("Origin", Origins), ("State", States) }
            .Where(m => m.Item2.Count > (m.Item1 == "Opened" ? 0 : 1))];

    public IReadOnlyList<FilterChoice> Frameworks => Choices(
        ProposalField.Framework, v => FrameworkName(FrameworkCode.Parse(v)), (f, v) => f with { Framework = FrameworkCode.Parse(v) });

    public IReadOnlyList<FilterChoice> Kinds => Choices(ProposalField.Kind, v => Kind.Of(v).Label, (f, v) => f with { Kind = v });

    public IReadOnlyList<FilterChoice> Families => Choices(
        ProposalField.Family,
        v => FamilyName(ProfileKey.Parse(v).Framework, ProfileKey.Parse(v).Code),
        (f, v) => f with { Framework = ProfileKey.Parse(v).Framework, Family = ProfileKey.Parse(v).Code });

    public IReadOnlyList<FilterChoice> Profiles => Choices(
        ProposalField.Profile,
        v => NameOf(ProfileKey.Parse(v).Framework, ProfileKey.Parse(v).Code),
        (f, v) => f with { Framework = ProfileKey.Parse(v).Framework, Profile = ProfileKey.Parse(v).Code });

    /// <summary>Most employers first.</summary>
    public IReadOnlyList<FilterChoice> Supports => Choices(
        ProposalField.Support, v => SupportName(int.Parse(v, CultureInfo.InvariantCulture)), (f, v) => f with { Support = int.Parse(v, CultureInfo.InvariantCulture) },
        values => values.OrderByDescending(v => int.Parse(v.Value, CultureInfo.InvariantCulture)));

    public IReadOnlyList<FilterChoice> Sources => Choices(ProposalField.Source, SourceName, (f, v) => f with { Source = v });

    public IReadOnlyList<FilterChoice> Origins => Choices(
        ProposalField.Origin, v => OriginName(Enum.Parse<ProposalOrigin>(v, ignoreCase: true)), (f, v) => f with { Origin = Enum.Parse<ProposalOrigin>(v, ignoreCase: true) });

    /// <summary>Also where one is chosen: one always is.</summary>
    public IReadOnlyList<FilterChoice> States => address.Filter.State != ProposalState.Open ? [] : Choices(
        ProposalField.State, v => StateName(Enum.Parse<ProposalState>(v, ignoreCase: true)), (f, v) => f with { State = Enum.Parse<ProposalState>(v, ignoreCase: true) }, isAlways: true);

    /// <summary>Of the last day on which any was opened, and of the week and the month that end with it; those that leave out something.</summary>
    public IReadOnlyList<FilterChoice> Opened
    {
        get
        {
            if (address.Filter.Since is not null || Values(ProposalField.Opened) is not { Count: > 1 } days)
                return [];
            var counted = days.Select(d => (Day: DateOnly.ParseExact(d.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture), d.Count)).ToArray();
            var last = counted.Max(d => d.Day);
            (string Name, DateOnly Since)[] choices = [($"On {HouseTime.Day(last)}", last), ("In the 7 days to then", last.AddDays(-6)), ("In the 30 days to then", last.AddDays(-29))];
            return [.. choices
                .Select(c => new FilterChoice(c.Name, counted.Where(d => d.Day >= c.Since).Sum(d => d.Count), address.With(address.Filter with { Since = c.Since }).Url))
                .Where(c => c.Count < Total).DistinctBy(c => c.Count)];
        }
    }

    /// <summary>The filters that are on, each with the filter without it.</summary>
    public IReadOnlyList<FilterOn> On
    {
        get
        {
            var filter = address.Filter;
            var on = new List<FilterOn>();
            Add(filter.Words is { } words ? $"“{words}”" : null, filter with { Words = null });
            Add(filter.Framework is { } code ? FrameworkName(code) : null, filter with { Framework = null, Profile = null, Family = null, Competency = null });
            Add(filter.Kind is { } kind ? Kind.Of(kind).Label : null, filter with { Kind = null });
            Add(filter.Family is { } family ? FamilyName(filter.Framework, family) : null, filter with { Family = null });
            Add(filter.Profile is { } profile ? NameOf(filter.Framework, profile) : null, filter with { Profile = null });
            Add(filter.Competency is { } competency ? CompetencyName(filter.Framework, competency) : null, filter with { Competency = null });
            Add(filter.Support is { } least ? SupportName(least) : null, filter with { Support = null });
            Add(filter.Source is { } source ? SourceName(source) : null, filter with { Source = null });
            Add(filter.Since is { } since ? $"Opened since {HouseTime.Day(since)}" : null, filter with { Since = null });
            Add(filter.Origin is { } origin ? OriginName(origin) : null, filter with { Origin = null });
            Add(filter.State != ProposalState.Open ? StateName(filter.State) : null, filter with { State = ProposalState.Open });
            return on;

            void Add(string? name, ProposalFilter without)
            {
                if (name is not null)
                    on.Add(new FilterOn(name, without, address.With(without).Url));
            }
        }
    }

    /// <summary>A profile's name in the latest version; its code where it is gone.</summary>
    public string NameOf(FrameworkCode? framework, ElementCode profile) =>
        Known(framework).Select(f => f.Content.Profile(profile)?.Name).FirstOrDefault(n => n is not null) ?? profile.ToString();

    public string CompetencyName(FrameworkCode? framework, ElementCode competency) =>
        Known(framework).Select(f => f.Content.Competency(competency)?.Name).FirstOrDefault(n => n is not null) ?? competency.ToString();

    public string SkillName(FrameworkCode framework, ElementCode skill) =>
        Known(framework).FirstOrDefault()?.Content.Skills.FirstOrDefault(s => s.Code == skill)?.Label ?? skill.ToString();

    public static string SupportName(int least) => ProposalFields.Supports.Where(s => s > least).Select(s => (int?)s).FirstOrDefault() switch
    {
        null => $"{least} employers or more",
        { } below when least == 0 => $"Under {below} employers",
        { } below => $"{least} to {below - 1} employers",
    };

    public static string StateName(ProposalState state) => state switch { ProposalState.Open => "To decide", ProposalState.Decided => "Decided", _ => "Withdrawn" };

    private static string OriginName(ProposalOrigin origin) => origin == ProposalOrigin.Person ? "Made by hand" : "From the nights";

    private string FrameworkName(FrameworkCode code) => Known(code).FirstOrDefault()?.Content.Name ?? code.ToString();

    private string FamilyName(FrameworkCode? framework, ElementCode family) =>
        Known(framework).Select(f => f.Content.Families.FirstOrDefault(x => x.Code == family)?.Name).FirstOrDefault(n => n is not null) ?? family.ToString();

    private string SourceName(string id) => sources.GetValueOrDefault(id) ?? id;

    private IEnumerable<PublishedFramework> Known(FrameworkCode? framework) => frameworks.Where(f => framework is null || f.Code == framework);

    private IReadOnlyList<FacetValue> Values(ProposalField field) => matches.Facets.GetValueOrDefault(field) ?? [];

    /// <summary>Empty where the field is narrowed already.</summary>
    private IReadOnlyList<FilterChoice> Choices(
        ProposalField field, Func<string, string> name, Func<ProposalFilter, string, ProposalFilter> with,
        Func<IEnumerable<FacetValue>, IEnumerable<FacetValue>>? sort = null, bool isAlways = false)
    {
        var filter = address.Filter;
        return !isAlways && Chosen(filter) ? [] : [.. (sort is null ? Values(field) : sort(Values(field))).Select(v => new FilterChoice(name(v.Value), v.Count, address.With(with(filter, v.Value)).Url))];

        bool Chosen(ProposalFilter f) => field switch
        {
            ProposalField.Framework => f.Framework is not null,
            ProposalField.Kind => f.Kind is not null,
            ProposalField.Family => f.Family is not null,
            ProposalField.Profile => f.Profile is not null,
            ProposalField.Support => f.Support is not null,
            ProposalField.Source => f.Source is not null,
            ProposalField.Origin => f.Origin is not null,
            _ => false,
        };
    }
}

/// <param name="Count">Proposals that it leaves.</param>
public sealed record FilterChoice(string Name, int Count, string Url);

/// <param name="Url">Of the queue without it.</param>
public sealed record FilterOn(string Name, ProposalFilter Without, string Url);
