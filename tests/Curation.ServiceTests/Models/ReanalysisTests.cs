using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Analysis;
using Curation.Domain.Models;
using Curation.Pipelines.Commands.Models;
using Curation.Pipelines.Nightly;
using Curation.Pipelines.Worker;
using Curation.ServiceTests.Nightly;
using Curation.ServiceTests.Storage;
using Curation.Storage;
using Curation.Storage.Models;
using Curation.Storage.Postings;
using Curation.Storage.Work;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Curation.ServiceTests.Models;

/// <summary>Another model is put in force between two nights of one worker, which goes on without a restart.</summary>
public sealed class ReanalysisTests(PostgresServer server)
{
    private static readonly DateOnly Night = new(2026, 6, 15);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_window_is_analysed_again_by_the_new_model_and_what_the_old_one_said_stays_as_it_was()
    {
        await using var board = await ServedBoard.StartAsync(Night);
        await using var night = new NightServices(await NightServices.InstallAsync(server, board, Night), board);
        await night.SucceedAsync(Night);
        var analysts = night.Get<ModelStore>();
        var before = (await analysts.LiveAsync(Ct))!;
        var window = await WindowAsync(night, before);
        Assert.NotEmpty(window);
        Assert.Equal((await night.Get<ModelChoices>().InForceAsync(Ct))[ModelKind.Tagger].Hash, before.Parts.Tagger);

        var simple = (await night.Get<ModelRegistry>().AllAsync(Ct)).Single(m => m.Version.Name == "skill-tagger.bin").Version;
        var chosen = Assert.IsType<ChooseOutcome.Chosen>(await night.Get<ModelChoices>().PromoteAsync(ModelKind.Tagger, simple.Hash, "to see what it changes", "lena", evenIfWorse: true, Ct));
        Assert.Null(chosen.NotAsked);
        Assert.Equal(before, await analysts.LiveAsync(Ct));
        Assert.True(await Keeper(night).WorkAsync(Ct));
        Assert.Equal("The night of 2026-06-15 was worked on: all of it is done.", (await night.Get<RunRequests>().LatestAsync(Ct))!.Outcome);

        var after = (await analysts.LiveAsync(Ct))!;
        Assert.NotEqual(before.Model, after.Model);
        Assert.Equal((simple.Hash, before.Linker, before.Roles), (after.Tagger, after.Linker, after.Roles));
        Assert.Equal(new AnalysisProgress(0, window.Count), await analysts.ProgressAsync(after.Model, after.WindowFrom!.Value, after.WindowTo!.Value, Ct));
        Assert.Equal(window.Select(Line), (await WindowAsync(night, before)).Select(Line));
        var anew = await WindowAsync(night, after);
        Assert.Equal(window.Select(w => w.Posting.Id), anew.Select(w => w.Posting.Id));
        Assert.All(anew, w => Assert.Equal(after.Model, w.Analysis.Model));
        Assert.NotEqual(window.Sum(w => w.Analysis.Mentions.Count), anew.Sum(w => w.Analysis.Mentions.Count));
        var (fetched, analysed) = ((await night.Get<RunStore>().ProgressAsync(RunStore.IdOf(Night), Ct)).Where(p => p.Step == Domain.Runs.RunStep.Fetch).Sum(p => p.Done), anew.Count);
        Assert.True(fetched > 0 && analysed > 0, "What the night had done before stands beside what was done again.");

        Assert.IsType<ChooseOutcome.Chosen>(await night.Get<ModelChoices>().RollBackAsync(ModelKind.Tagger, "it finds less", "lena", Ct));
        Assert.True(await Keeper(night).WorkAsync(Ct));
        Assert.Equal(before.Model, (await analysts.LiveAsync(Ct))!.Model);
        Assert.Equal(window.Select(Line), (await WindowAsync(night, before)).Select(Line));
    }

    [Fact]
    public async Task What_ships_is_measured_once_and_the_simpler_tagger_is_not_let_in_the_place_of_the_better_one()
    {
        await using var board = await ServedBoard.StartAsync(Night);
        await using var night = new NightServices(await NightServices.InstallAsync(server, board, Night), board);
        var registry = night.Get<ModelRegistry>();
        await registry.RegisterShippedAsync(night.Get<Curation.Classify.Analysts>().Shipped(), Make.Night(1), Ct);
        var measured = await night.Get<ModelMeasuring>().EnsureAsync(kind: null, Ct);
        foreach (var one in measured)
            TestContext.Current.TestOutputHelper!.WriteLine($"{one.Kind} {one.Model[..12]} on {one.Set.Name}: {string.Join(", ", one.Measures.Select(m => $"{m.Name} {KnownModels.Figure(m)}"))}; calibration error {one.Calibration?.ExpectedError:0.0000}");
        Assert.Equal(4, measured.Count);
        Assert.All(measured, m => Assert.Equal(m.Set.Examples, m.Outcomes.Count));
        Assert.Empty(await night.Get<ModelMeasuring>().EnsureAsync(kind: null, Ct));
        var simple = (await registry.AllAsync(Ct)).Single(m => m.Version.Name == "skill-tagger.bin").Version;
        Assert.IsType<ChooseOutcome.Worse>(await night.Get<ModelChoices>().PromoteAsync(ModelKind.Tagger, simple.Hash, "", "lena", evenIfWorse: false, Ct));
    }

    private static Task<IReadOnlyList<AnalysedPosting>> WindowAsync(NightServices night, AnalystModel of) => night.Get<PostingStore>().WindowAsync(of.Model, of.WindowFrom!.Value, of.WindowTo!.Value, Ct);

    private static string Line(AnalysedPosting posting) => JsonSerializer.Serialize(posting, CurationJson.Line);

    private static RequestKeeper Keeper(NightServices night) => new(
        night.Get<RunRequests>(), night.Get<Nights>(), new NightSchedule(new TimeOnly(2, 30), TimeZoneInfo.Utc), night.Get<Notices>(),
        new FakeTimeProvider(new DateTimeOffset(Night, new TimeOnly(12, 0), TimeSpan.Zero)), NullLogger<RequestKeeper>.Instance);
}
