using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Pipelines.Sample;
using Curation.ServiceTests.Storage;
using Curation.Storage.Exchange;
using Xunit;

namespace Curation.ServiceTests.Decisions;

public sealed class RoundTripTests(FreshDatabase database) : DecisionTest(database)
{
    /// <summary>Published, exported as JSON and as CSV, imported again: the same version, to the byte.</summary>
    [Fact]
    public async Task Both_samples_come_back_identical_as_JSON_and_as_CSV()
    {
        foreach (var framework in SampleFrameworks.Names.Select(SampleFrameworks.Load))
        {
            await Frameworks.PublishAsync(framework, "", Make.Night(1), Ct);
            var first = (await Frameworks.LatestAsync(framework.Code, null, Ct))!;
            var (json, csv) = (JsonSerializer.Serialize(first.Content, CurationJson.Indented), FrameworkCsv.Write(first.Content));
            foreach (var back in new[] { JsonSerializer.Deserialize<Framework>(json, CurationJson.Line)!, FrameworkCsv.Read(csv).Framework! })
            {
                Assert.Equal(1, await Frameworks.PublishAsync(back, "again", Make.Night(2), Ct));
                Assert.Equal(json, JsonSerializer.Serialize(back, CurationJson.Indented));
            }
        }
    }

    [Fact]
    public async Task A_decided_change_is_part_of_what_the_night_compares_with()
    {
        await NightAsync(1, Ask(Skill("Rust")));
        await DecidedAsync(Skill("Rust"), new Verdict.Accept());
        Assert.DoesNotContain((await Frameworks.DraftAsync(Dev, new DateOnly(2026, 2, 28), Ct))?.Content.Skills ?? [], s => s.Label == "Rust");
        Assert.Contains((await Frameworks.DraftAsync(Dev, new DateOnly(2026, 3, 1), Ct))!.Content.Skills, s => s.Label == "Rust");
        Assert.Null(await Frameworks.DraftAsync(FrameworkCode.Parse("NONE"), null, Ct));
    }
}
