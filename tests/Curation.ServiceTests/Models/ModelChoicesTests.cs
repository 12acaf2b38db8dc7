using System.Text.Json;
using Curation.Domain.Models;
using Curation.ServiceTests.Storage;
using Curation.Storage.Auditing;
using Curation.Storage.Models;
using Curation.Storage.Work;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace Curation.ServiceTests.Models;

public sealed class ModelChoicesTests(FreshDatabase database) : StorageTest(database)
{
    private static readonly string AllRight = new('1', 20);

    private readonly FakeTimeProvider clock = new(Make.Night(5));

    private ModelRegistry Registry => new(Db, clock);

    private ModelChoices Choices => new(Db, Registry, new RunRequests(Db, clock), clock);

    [Fact]
    public async Task What_ships_is_in_force_until_somebody_chooses_and_a_newer_program_brings_its_own()
    {
        await Registry.RegisterShippedAsync(ModelData.Shipped, Make.Night(1), Ct);
        await Registry.RegisterShippedAsync(ModelData.Shipped, Make.Night(2), Ct);
        var first = await Choices.InForceAsync(Ct);
        Assert.Equal(Enum.GetValues<ModelKind>().Order(), first.Keys.Order());
        Assert.Equal((ModelData.Shipped[0].Hash, (string?)null, Make.Night(1), "system"), (first[ModelKind.Tagger].Hash, first[ModelKind.Tagger].InsteadOf, first[ModelKind.Tagger].ChosenAt, first[ModelKind.Tagger].ChosenBy));
        Assert.Equal(3, (await Choices.HistoryAsync(Ct)).Count);

        var newer = ModelData.Version("e");
        await Registry.RegisterShippedAsync([newer, .. ModelData.Shipped.Skip(1)], Make.Night(3), Ct);
        Assert.Equal((newer.Hash, ModelData.Shipped[0].Hash), ((await Choices.InForceAsync(Ct))[ModelKind.Tagger].Hash, (await Choices.InForceAsync(Ct))[ModelKind.Tagger].InsteadOf));

        // Somebody chooses one that ships; a program that brings it no more brings its own again.
        await PromoteAsync(ModelData.Shipped[1], evenIfWorse: true);
        await Registry.RegisterShippedAsync([newer, .. ModelData.Shipped.Skip(1)], Make.Night(4), Ct);
        Assert.Equal(ModelData.Shipped[1].Hash, (await Choices.InForceAsync(Ct))[ModelKind.Tagger].Hash);
        await Registry.RegisterShippedAsync([newer, .. ModelData.Shipped.Skip(2)], Make.Night(4), Ct);
        Assert.Equal(newer.Hash, (await Choices.InForceAsync(Ct))[ModelKind.Tagger].Hash);
    }

    [Fact]
    public async Task A_version_that_was_added_is_kept_with_its_bytes_once_and_audited()
    {
        var version = ModelData.Version("9") with { DataHash = "d4", Parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["epochs"] = JsonSerializer.SerializeToElement(5) } };
        Assert.True(await Registry.AddAsync(version, new byte[] { 1, 2, 3 }, "lena", Ct));
        Assert.False(await Registry.AddAsync(version, new byte[] { 1, 2, 3 }, "otto", Ct));
        Assert.Equal([1, 2, 3], await Registry.ContentAsync(ModelKind.Tagger, version.Hash, Ct));
        var kept = Assert.Single(await Registry.FindAsync("999", Ct));
        Assert.Equal((true, "lena", "d4", 5), (kept.HasContent, kept.RegisteredBy, kept.Version.DataHash, kept.Version.Parameters!["epochs"].GetInt32()));
        Assert.Equal(["add_model"], (await new AuditStore(Db).FindAsync(new AuditFilter(), null, 10, Ct)).Select(e => e.Act));
        Assert.Null(await Registry.ContentAsync(ModelKind.Linker, version.Hash, Ct));
    }

    [Fact]
    public async Task Figures_are_kept_for_a_known_version_and_the_later_ones_stand()
    {
        var version = ModelData.Shipped[0];
        Assert.False(await Registry.SaveEvaluationAsync(ModelData.Evaluation(version, 0.5, AllRight), Ct));
        await Registry.RegisterShippedAsync(ModelData.Shipped, Make.Night(1), Ct);
        Assert.True(await Registry.SaveEvaluationAsync(ModelData.Evaluation(version, 0.5, AllRight), Ct));
        Assert.True(await Registry.SaveEvaluationAsync(ModelData.Evaluation(version, 0.6, AllRight), Ct));
        var kept = Assert.Single(await Registry.EvaluationsAsync(ModelKind.Tagger, version.Hash, Ct)).Evaluation;
        Assert.Equivalent(ModelData.Evaluation(version, 0.6, AllRight), kept, strict: true);
        Assert.Empty(Assert.Single(await Registry.EvaluationsAsync(Ct)).Evaluation.Outcomes);
    }

    [Fact]
    public async Task A_version_takes_the_place_of_another_only_where_it_is_not_worse()
    {
        await Registry.RegisterShippedAsync(ModelData.Shipped, Make.Night(1), Ct);
        var (now, next) = (ModelData.Shipped[0], ModelData.Shipped[1]);
        Assert.StartsWith("It was measured on no set", Assert.IsType<ChooseOutcome.Refused>(await PromoteAsync(next)).Reason, StringComparison.Ordinal);
        await Registry.SaveEvaluationAsync(ModelData.Evaluation(now, 0.6, AllRight), Ct);
        await Registry.SaveEvaluationAsync(ModelData.Evaluation(next, 0.7, AllRight, set: "cafe"), Ct);
        Assert.IsType<ChooseOutcome.Refused>(await PromoteAsync(next));
        await Registry.SaveEvaluationAsync(ModelData.Evaluation(next, 0.5, AllRight), Ct);
        Assert.Equal(["On set f00d its strict F1 is 50.0 % instead of 60.0 %."], Assert.IsType<ChooseOutcome.Worse>(await PromoteAsync(next)).Because);
        Assert.Empty(await new AuditStore(Db).FindAsync(new AuditFilter("lena"), null, 10, Ct));
        Assert.Equal(now.Hash, (await Choices.InForceAsync(Ct))[ModelKind.Tagger].Hash);

        await Registry.SaveEvaluationAsync(ModelData.Evaluation(next, 0.6, AllRight), Ct);
        var choice = Assert.IsType<ChooseOutcome.Chosen>(await PromoteAsync(next)).Choice;
        Assert.Equal((next.Hash, now.Hash, "lena", false), (choice.Hash, choice.InsteadOf, choice.ChosenBy, choice.IsWorse));
        Assert.Equal(["set f00d"], choice.Compared);
        Assert.Equal("It is in force already. Nothing was changed.", Assert.IsType<ChooseOutcome.Refused>(await PromoteAsync(next)).Reason);
        var audit = (await new AuditStore(Db).FindAsync(new AuditFilter("lena"), null, 10, Ct)).Single();
        Assert.Equal(("promote_model", "model/tagger/bbbbbbbbbbbb"), (audit.Act, audit.Subject));
        Assert.True((await new AuditStore(Db).VerifyAsync(Ct)).Holds);
    }

    [Fact]
    public async Task A_worse_one_is_taken_with_a_reason_and_the_one_before_comes_back()
    {
        await Registry.RegisterShippedAsync(ModelData.Shipped, Make.Night(1), Ct);
        var (now, next) = (ModelData.Shipped[0], ModelData.Shipped[1]);
        Assert.Equal("No other version was in force before. Nothing was changed.", Assert.IsType<ChooseOutcome.Refused>(await Choices.RollBackAsync(ModelKind.Tagger, "", "lena", Ct)).Reason);
        await Registry.SaveEvaluationAsync(ModelData.Evaluation(now, 0.6, AllRight), Ct);
        await Registry.SaveEvaluationAsync(ModelData.Evaluation(next, 0.2, "00000000001111111111"), Ct);
        Assert.StartsWith("Say why", Assert.IsType<ChooseOutcome.Refused>(await PromoteAsync(next, why: " ", evenIfWorse: true)).Reason, StringComparison.Ordinal);
        Assert.True(Assert.IsType<ChooseOutcome.Chosen>(await PromoteAsync(next, "the neural one is too slow here", evenIfWorse: true)).Choice.IsWorse);
        Assert.Equal(now.Hash, Assert.IsType<ChooseOutcome.Chosen>(await Choices.RollBackAsync(ModelKind.Tagger, "it was", "lena", Ct)).Choice.Hash);
        Assert.Equal(["it was", "the neural one is too slow here", "It ships with the program."], (await Choices.HistoryAsync(Ct)).Where(c => c.Kind == ModelKind.Tagger).Select(c => c.Why));
    }

    [Fact]
    public async Task Of_two_who_choose_at_once_one_is_told_so()
    {
        await Registry.RegisterShippedAsync(ModelData.Shipped, Make.Night(1), Ct);
        await Registry.RegisterShippedAsync([ModelData.Shipped[0], ModelData.Version("7"), .. ModelData.Shipped.Skip(2)], Make.Night(1), Ct);
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(n => Choices.PromoteAsync(ModelKind.Tagger, (n % 2 == 0 ? ModelData.Shipped[1] : ModelData.Version("7")).Hash, "at once", $"p{n}", evenIfWorse: true, Ct)));
        var chosen = outcomes.OfType<ChooseOutcome.Chosen>().ToList();
        Assert.Equal(chosen.Count, (await Choices.HistoryAsync(Ct)).Count(c => c.Why == "at once"));
        var history = (await Choices.HistoryAsync(Ct)).Where(c => c.Kind == ModelKind.Tagger).Reverse().ToList();
        Assert.Equal(history.SkipLast(1).Select(c => c.Hash), history.Skip(1).Select(c => c.InsteadOf));
        Assert.Equal(outcomes.Length - chosen.Count, outcomes.OfType<ChooseOutcome.Refused>().Count());
    }

    [Fact]
    public async Task The_application_changes_no_choice_and_no_version()
    {
        await Registry.RegisterShippedAsync(ModelData.Shipped, Make.Night(1), Ct);
        await using var connection = new NpgsqlConnection(Db.ConnectionString);
        await connection.OpenAsync(Ct);
        foreach (var sql in (string[])["UPDATE model_choices SET why = ''", "DELETE FROM model_choices", "UPDATE model_versions SET card = ''", "DELETE FROM model_versions", "DELETE FROM model_evaluations"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct))).SqlState);
        }
    }

    private Task<ChooseOutcome> PromoteAsync(ModelVersion version, string why = "better", bool evenIfWorse = false) =>
        Choices.PromoteAsync(version.Kind, version.Hash, why, "lena", evenIfWorse, Ct);
}
