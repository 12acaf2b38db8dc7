using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Accounts;
using Curation.Storage.Frameworks;
using Curation.Storage.Publishing;
using Curation.Ui.Parts;

namespace Curation.Ui.Frameworks;

/// <summary>A version that brought or changed something of what a page shows.</summary>
/// <param name="Lines">What it brought, in words.</param>
/// <param name="Decisions">Those that asked for it; none of what was imported.</param>
public sealed record Step(int Version, DateTimeOffset At, IReadOnlyList<string> Lines, IReadOnlyList<Decision> Decisions);

/// <summary>Where the content of a page comes from.</summary>
/// <param name="Steps">Newest first.</param>
/// <param name="Since">The version from which a requirement stands as it does, by its competency.</param>
/// <param name="Names">Display names of people.</param>
public sealed record Provenance(IReadOnlyList<Step> Steps, IReadOnlyDictionary<ElementCode, int> Since, IReadOnlyDictionary<string, string> Names);

/// <summary>Where an element is that a version has not.</summary>
/// <param name="Versions">Those that have it, newest first.</param>
/// <param name="Heir">What stands for it since it went.</param>
public sealed record Whereabouts(IReadOnlyList<FrameworkVersion> Versions, ReplacedCode? Heir);

/// <summary>Puts the provenance of profiles and competencies together from the versions of their elements.</summary>
internal sealed class ProvenanceReader(FrameworkStore frameworks, PublishStore publishing, AccountNames names)
{
    public Task<Provenance> OfAsync(Edition edition, JobProfile profile, CancellationToken ct) => ReadAsync(
        edition,
        [$"profile/{profile.Code}"],
        state => edition.Content with { Profiles = Read<JobProfile>(state) },
        change => change.Profile == profile.Code || change is Change.RetireProfile { Retired: var gone } && gone == profile.Code
            || change is Change.RestoreProfile { Restored.Code: var back } && back == profile.Code || change is Change.NewProfile { Draft.Code: var made } && made == profile.Code,
        ct);

    public Task<Provenance> OfAsync(Edition edition, Competency competency, CancellationToken ct)
    {
        var skills = edition.Content.Skills.Where(s => s.Competency == competency.Code).Select(s => s.Code).ToHashSet();
        return ReadAsync(
            edition,
            [$"competency/{competency.Code}", .. skills.Select(s => $"skill/{s}")],
            state => edition.Content with { Profiles = [], Competencies = Read<Competency>(state), Skills = Read<Skill>(state) },
            change => change switch
            {
                Change.AddSkill c => c.Competency == competency.Code,
                Change.RestoreSkill c => c.Skill.Competency == competency.Code,
                Change.AddAlias c => skills.Contains(c.Skill),
                Change.RetireAlias c => skills.Contains(c.Skill),
                _ => false,
            },
            ct);
    }

    public async Task<Whereabouts> WhereaboutsAsync(Edition edition, string element, CancellationToken ct)
    {
        var editions = await frameworks.EditionsAsync(edition.Code, [element], edition.Latest.Version, ct);
        var heirs = await publishing.ReplacedAsync(edition.Code, ct);
        return new Whereabouts(
            [.. edition.All.Where(v => editions.LastOrDefault(e => e.Version <= v.Version)?.Json is not null)],
            heirs.LastOrDefault(h => h.Element == element && h.Version <= edition.Version.Version));
    }

    private async Task<Provenance> ReadAsync(
        Edition edition, IReadOnlyList<string> elements, Func<SortedDictionary<string, string>, Framework> frameworkOf, Func<Change, bool> isOfIt, CancellationToken ct)
    {
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var steps = new List<Step>();
        var since = new Dictionary<ElementCode, (Requirement As, int Version)>();
        var before = frameworkOf(state);
        foreach (var version in (await frameworks.EditionsAsync(edition.Code, elements, edition.Version.Version, ct)).GroupBy(e => e.Version))
        {
            foreach (var element in version)
            {
                if (element.Json is { } json) state[element.Element] = json;
                else state.Remove(element.Element);
            }

            var after = frameworkOf(state);
            foreach (var requirement in after.Profiles.SelectMany(p => p.Requirements))
                if (!since.TryGetValue(requirement.Competency, out var stood) || stood.As != requirement) since[requirement.Competency] = (requirement, version.Key);
            foreach (var gone in since.Keys.Except(after.Profiles.SelectMany(p => p.Requirements).Select(r => r.Competency)).ToList()) since.Remove(gone);
            var decisions = (await publishing.DecisionsAsync(edition.Code, version.Key, ct)).Where(d => isOfIt(d.Change)).Select(d => d.Decision);
            var lines = Changelog.Of(before, after).Lines;
            // What comes with everything that belongs to it is said once.
            if (steps.Count == 0 && lines.Count > 1) lines = [lines[0], $"With {Say.Count(lines.Count - 1, "skill")}."];
            steps.Insert(0, new Step(version.Key, version.First().PublishedAt, lines, [.. decisions]));
            before = after;
        }

        return new Provenance(steps, since.ToDictionary(s => s.Key, s => s.Value.Version), await names.AllAsync(ct));
    }

    private static T[] Read<T>(SortedDictionary<string, string> state) =>
        [.. state.Where(e => e.Key.StartsWith($"{typeof(T).Name.Replace("Job", "", StringComparison.Ordinal)}/", StringComparison.OrdinalIgnoreCase)).Select(e => JsonSerializer.Deserialize<T>(e.Value, CurationJson.Line)!)];
}
