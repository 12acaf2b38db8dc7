using System.Text;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Xunit;

namespace Curation.Tests.Ingest;

/// <summary>Sources and pages with good defaults.</summary>
internal static class Pages
{
    public static readonly DateTimeOffset Night = new(2025, 11, 1, 2, 0, 0, TimeSpan.Zero);

    public static Source Source(SourceKind kind, string? address = "https://board.example/jobs", string? employer = null) => new(
        SourceId.Parse("test"), kind, "Test board", address is null ? null : new Uri(address),
        new SourceCard("Board Ltd", "consent", new Uri("https://board.example/terms"), "board@board.example", new DateOnly(2025, 10, 1)), employer);

    public static Page Of(string text, string address = "https://board.example/jobs/1", string? contentType = "text/html; charset=utf-8") => Of(Encoding.UTF8.GetBytes(text), address, contentType);

    public static Page Of(byte[] bytes, string address = "https://board.example/jobs/1", string? contentType = null) => new(SourceId.Parse("test"), address, contentType, bytes, Night);

    public static ReadOutcome Read(SourceKind kind, string text, string address = "https://board.example/jobs/1", string? employer = null) =>
        Curation.Ingest.Sources.PostingSources.For(kind).Read(Source(kind, employer: employer), Of(text, address));

    public static ReadOutcome.Found Found(ReadOutcome outcome) => Assert.IsType<ReadOutcome.Found>(outcome);

    public static Posting One(ReadOutcome outcome) => Assert.Single(Found(outcome).Postings);
}
