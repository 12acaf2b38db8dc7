using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Domain;
using Curation.Domain.Postings;

namespace Curation.Pipelines.Sample;

/// <summary>Through which of its three sources the sample board shows a posting.</summary>
public enum SampleChannel
{
    /// <summary>A page with a schema.org JobPosting.</summary>
    Jsonld,

    /// <summary>The Ashby board of one employer.</summary>
    Ashby,

    /// <summary>The RSS feed.</summary>
    Feed,
}

/// <summary>One posting of the sample board, of our own writing; see Board/postings.json.</summary>
/// <param name="DaysAgo">Published so many days before the business date, so that the sample is always fresh: 0 to 270.</param>
/// <param name="Body">HTML, a piece a line.</param>
public sealed record SamplePosting(
    string Id,
    SampleChannel Channel,
    string Employer,
    string Title,
    int DaysAgo,
    string Location,
    IReadOnlyList<string> Body,
    string? Department = null,
    Salary? Salary = null)
{
    [JsonIgnore]
    public string Html => string.Join('\n', Body);

    /// <summary>Where a person can read it, beneath the address that the board is served at.</summary>
    [JsonIgnore]
    public string Path => Channel == SampleChannel.Jsonld ? $"{SampleBoard.Listing}/{Id}" : $"{SampleBoard.Elsewhere}/{Id}";

    public DateOnly PublishedOn(DateOnly businessDate) => businessDate.AddDays(-DaysAgo);

    internal static IReadOnlyList<SamplePosting> All()
    {
        using var stream = typeof(SamplePosting).Assembly.GetManifestResourceStream("Sample/Board/postings.json")
            ?? throw new InvalidOperationException("The program was built without its sample board.");
        return JsonSerializer.Deserialize<IReadOnlyList<SamplePosting>>(stream, CurationJson.Line)!;
    }
}
