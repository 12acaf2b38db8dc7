using System.Text.Json;
using Curation.Pipelines.Operate;
using Curation.ServiceTests.Commands;
using Curation.ServiceTests.Storage;
using Xunit;

namespace Curation.ServiceTests.Models;

/// <summary>Versions of models by the command line.</summary>
public sealed class ModelsCommandTests(FreshDatabase database) : StorageTest(database)
{
    [Fact]
    public async Task A_version_is_added_measured_compared_put_in_force_and_taken_back()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "roles.json");
            await File.WriteAllTextAsync(file, """{"floor":0.99}""", Ct);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "roles.md"), "# Surer roles", Ct);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "roles.training.json"), """{"data_hash":"d4","parameters":{"chosen_on":"dev"}}""", Ct);
            var added = (await On("models", "add", folder.FullName, "--kind", "roles", "--by", "lena")).Ends(ExitCode.Ok);
            Assert.Contains(" is kept ", added.Lines[0], StringComparison.Ordinal);
            Assert.Contains(added.Lines, l => l.Contains("accuracy", StringComparison.Ordinal) && l.Contains("85 postings of the sample board", StringComparison.Ordinal));
            var brief = added.Lines[^1].Split(' ')[^1].Trim('.', '\'');
            Assert.Contains("was known already", (await On("models", "add", file)).Ends(ExitCode.Ok).Lines[0], StringComparison.Ordinal);

            var listed = (await On("models", "list", "--json")).Ends(ExitCode.Ok).Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
            Assert.Equal(5, listed.Count);
            var roles = listed.Where(l => l.GetProperty("kind").GetString() == "roles").ToList();
            var (inForce, mine) = (roles.Single(r => r.GetProperty("in_force").GetBoolean()), roles.Single(r => !r.GetProperty("in_force").GetBoolean()));
            Assert.Equal(("lena", "d4"), (mine.GetProperty("registered_by").GetString(), mine.GetProperty("data_hash").GetString()));
            var shipped = inForce.GetProperty("hash").GetString()![..12];

            var compared = (await On("models", "compare", shipped, brief)).Ends(ExitCode.Ok);
            Assert.Contains(compared.Lines, l => l.Contains(" lost", StringComparison.Ordinal));
            Assert.Contains(compared.Lines, l => l.Contains("Worse.", StringComparison.Ordinal));
            var record = JsonDocument.Parse((await On("models", "compare", shipped, brief, "--json")).Ends(ExitCode.Ok).Lines.Single()).RootElement;
            Assert.True(record.GetProperty("lost").GetArrayLength() > 0);

            var refused = (await On("models", "promote", brief)).Ends(ExitCode.Failed);
            Assert.Contains("It is worse than the one in force, and nothing was changed", refused.Complaints[^1], StringComparison.Ordinal);
            var taken = (await On("models", "promote", brief, "--even-if-worse", "only sure ones", "--by", "lena")).Ends(ExitCode.Ok);
            Assert.Contains("The next night takes it: No night has run yet", taken.Output, StringComparison.Ordinal);
            Assert.Contains($"* roles   {brief}", (await On("models", "list")).Ends(ExitCode.Ok).Output, StringComparison.Ordinal);
            Assert.Contains($"roles {shipped} is in force instead of {brief}", (await On("models", "rollback", "roles", "--why", "too few")).Ends(ExitCode.Ok).Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_cannot_be_used_is_refused_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "span-tagger.onnx"), "no model", Ct);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "other.bin"), "no model", Ct);
            Assert.Contains("cannot be used as a tagger model", OneLine(await On("models", "add", folder.FullName), ExitCode.Failed), StringComparison.Ordinal);
            Assert.Contains("it gives 384 numbers for each piece", OneLine(await On("models", "add", Path.Combine(AppContext.BaseDirectory, "Models", "link-encoder.onnx"), "--kind", "tagger"), ExitCode.Failed), StringComparison.Ordinal);
            Assert.Contains("holds no model of the kind linker", OneLine(await On("models", "add", folder.FullName, "--kind", "linker"), ExitCode.Failed), StringComparison.Ordinal);
            Assert.Contains("does not say which model it is", OneLine(await On("models", "add", Path.Combine(folder.FullName, "other.bin")), ExitCode.Usage), StringComparison.Ordinal);
            Assert.Contains("No version of a model begins with 123", OneLine(await On("models", "promote", "123"), ExitCode.Failed), StringComparison.Ordinal);
            Assert.Contains("No other version was in force before", OneLine(await On("models", "rollback", "tagger"), ExitCode.Failed), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static string OneLine(CommandRun run, int code) => Assert.Single(run.Ends(code).Complaints);
    }

    private Task<CommandRun> On(params string[] arguments) => CommandRun.OnAsync(Database.Owner, arguments);
}
