using System.Text.Json;

namespace Curation.Ingest.Sources.Ashby;

/// <summary>The response as it came: read entry by entry, so that a response that breaks off keeps what came before.</summary>
internal sealed record AshbyBoard(IReadOnlyList<AshbyJob> Jobs, bool HasJobs, string? Fault)
{
    public static AshbyBoard Read(ReadOnlySpan<byte> utf8)
    {
        var jobs = new List<AshbyJob>();
        var hasJobs = false;
        var reader = new Utf8JsonReader(utf8, JsonFacts.Lenient);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return new AshbyBoard([], false, "The JSON is no object: it is no board of Ashby's.");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isJobs = reader.ValueTextEquals("jobs"u8);
                reader.Read();
                if (!isJobs || reader.TokenType != JsonTokenType.StartArray)
                {
                    reader.Skip();
                    continue;
                }

                hasJobs = true;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    jobs.Add(new AshbyJob(JsonElement.ParseValue(ref reader)));
                }
            }

            return new AshbyBoard(jobs, hasJobs, null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var where = exception is JsonException { LineNumber: { } line } ? $" (line {line + 1})" : "";
            return new AshbyBoard(jobs, hasJobs, hasJobs ? $"The board breaks off after entry {jobs.Count}{where}: what follows is no JSON." : $"The file is no JSON{where}.");
        }
    }
}
