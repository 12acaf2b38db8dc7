using System.Globalization;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;
using Curation.Domain.Runs;
using Curation.Pipelines.Operate;
using Curation.Pipelines.Sample;
using Curation.Storage;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Work;

namespace Curation.Pipelines.Commands;

/// <summary>Opens as many proposals as a measurement needs, by the way that a night takes, in a database that has seen no real one.</summary>
internal sealed class MadeProposals(NightHost host)
{
    private static readonly DateOnly Night = new(2020, 1, 1);
    private static readonly string[] Asked = ["Customer success in C#", "Data and SQL", "Renewals", "Account planning", "Experience with Node.js", "Incident reviews", "Senior advice", "Forecasting"];

    /// <exception cref="RefusalException">The database has had a night.</exception>
    public async Task OpenAsync(int wanted, CancellationToken ct)
    {
        var (runs, frameworks, proposals) = (host.Get<RunStore>(), host.Get<FrameworkStore>(), host.Get<ProposalStore>());
        if (await runs.LatestAsync(ct) is { } run && run.Id != RunStore.IdOf(Night))
            throw new RefusalException(ExitCode.Failed, "This database has had a night of its own: made-up proposals would stand among what was found. Name an empty one: --database bench. Nothing was changed.");
        var at = new DateTimeOffset(Night, TimeOnly.MinValue, TimeSpan.Zero);
        var sample = SampleFrameworks.Names.Select(SampleFrameworks.Load).MaxBy(f => f.Profiles.Count)!;
        await frameworks.PublishAsync(sample, "For a measurement.", at, ct);
        await runs.StartAgainAsync(Night, at, ct);
        var made = Enumerable.Range(0, wanted).Select(n => Made(sample, n)).ToArray();
        await host.Get<Database>().InTransactionAsync(work => proposals.SaveRun(work, sample.Code, RunStore.IdOf(Night), made), ct);
        await runs.FinishAsync(RunStore.IdOf(Night), RunState.Succeeded, null, at, ct);
    }

    private static Proposal Made(Framework framework, int n)
    {
        var term = string.Create(CultureInfo.InvariantCulture, $"{Asked[n % Asked.Length]} {n}");
        var profile = framework.Profiles[n / 3 % framework.Profiles.Count];
        Change change = (n % 3) switch
        {
            0 => new Change.AddAlias(framework.Skills[n % framework.Skills.Count].Code, term),
            1 => new Change.AddSkill(profile.Code, term, SkillKind.Skill, framework.Competencies[n % framework.Competencies.Count].Code),
            _ => new Change.AddSkill(profile.Code, term, SkillKind.Knowledge, framework.Competencies[n % framework.Competencies.Count].Code),
        };
        var share = Math.Round((n % 89 + 5) / 100.0, 2);
        return new Proposal
        {
            Id = Proposal.IdOf(framework.Code, change),
            Framework = framework.Code,
            BasedOnVersion = 1,
            Change = change,
            Question = $"Should {profile.Name} know “{term}”?",
            Before = "Not named",
            After = term,
            Rank = share,
            Demand = new Demand(n * 7 % 130, n * 9 % 170, 140, 120, share, share / 2, new Interval(share * 0.8, share * 1.1), 2, 0.001, 0.01),
            Reasons = [$"{n * 7 % 130} employers ask for it.", "It was half as frequent a year before."],
            Evidence = [.. Enumerable.Range(0, 5).Select(i => Sentence(term, n, i))],
        };
    }

    private static Evidence Sentence(string term, int n, int i)
    {
        var (before, after) = ("We are a growing team and look for somebody who brings ", " and likes to explain it to managers and customers.");
        var text = $"{before}{term}{after}";
        return new Evidence(
            PostingId.Of(SourceId.Parse("made"), $"{n}-{i}"), new Uri($"https://jobs.example/{n}/{i}"), $"Employer {(n + i) % 97}", Night.AddDays(-i), NaturalKey.Hash(text), text, 40, 40 + text.Length,
            40 + before.Length, 40 + before.Length + term.Length);
    }
}
