using Curation.Classify;
using Curation.Classify.Encoders;
using Curation.Classify.Skills;
using Curation.Pipelines.Sample;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate.Doctor;

/// <summary>Looks at what comes with the program: the sample frameworks and board, and the trained models.</summary>
internal static class ContentChecks
{
    private const string BuildAgain = "Remove the folder artifacts and start ./curation again: it builds what is missing.";

    public static Check Sample()
    {
        try
        {
            var frameworks = SampleFrameworks.Names.Select(SampleFrameworks.Load).ToList();
            var postings = SampleBoard.Load().Postings.Count;
            return frameworks.Count > 0 && postings > 0
                ? Check.Ok("sample", $"{string.Join(", ", frameworks.Select(f => f.Code))}, {postings} postings")
                : Check.Failed("sample", "The sample content is missing from the program.", BuildAgain);
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or InvalidOperationException or FormatException)
        {
            return Check.Failed("sample", $"The sample content cannot be read ({fault.Message.Split('\n')[0].TrimEnd('.')}).", BuildAgain);
        }
    }

    /// <summary>The models' files are there and can be loaded, as the analyst does it. Without them postings are judged less well, so it stops nothing.</summary>
    public static Check Models(IConfiguration configuration)
    {
        var named = configuration[$"{ClassifyOptions.Section}:{nameof(ClassifyOptions.ModelFolder)}"];
        var folder = named is { Length: > 0 } ? named : ModelKit.Shipped;
        using var kit = ModelKit.Load(folder);
        return kit.Notes is [var note, ..]
            ? Check.Note("models", $"{char.ToUpperInvariant(note[0])}{note[1..]}.", named is { Length: > 0 } ? "Correct Classify:ModelFolder, or leave it empty for the shipped models." : BuildAgain)
            : Check.Ok("models", $"{NeuralTagger.FileName} {kit.Tagger!.Hash[..12]} and {TextEncoder.FileName} {kit.Encoder!.Hash[..12]} in {folder}");
    }
}
