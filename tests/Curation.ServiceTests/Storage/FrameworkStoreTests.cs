using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;
using Xunit;

namespace Curation.ServiceTests.Storage;

public sealed class FrameworkStoreTests(FreshDatabase database) : StorageTest(database)
{
    private FrameworkStore Frameworks => new(Db);

    [Fact]
    public async Task The_same_content_is_the_same_version_and_other_content_the_next()
    {
        var framework = Make.Framework();
        Assert.Equal(1, await Frameworks.PublishAsync(framework, "first", Make.Night(1), Ct));
        Assert.Equal(1, await Frameworks.PublishAsync(framework, "again", Make.Night(2), Ct));
        var changed = framework with { Skills = [.. framework.Skills, new Skill(ElementCode.Parse("GIT"), "Git", null, SkillKind.Knowledge, [])] };
        Assert.Equal(2, await Frameworks.PublishAsync(changed, "git", Make.Night(3), Ct));
        Assert.Equal(4, await Database.AskAsync<int>("SELECT count(*)::integer FROM framework_elements"));
        Assert.Equal(["git", "first"], (await Frameworks.VersionsAsync(framework.Code, Ct)).Select(v => v.Notes));

        var first = (await Frameworks.GetAsync(framework.Code, 1, Ct))!;
        Assert.Equal(Json(framework), Json(first.Content));
        Assert.Equal(FrameworkElements.HashOf(FrameworkElements.Of(first.Content)), first.Hash);
        Assert.Equal(2, (await Frameworks.LatestAsync(framework.Code, null, Ct))!.Version);
        Assert.Equal(1, (await Frameworks.LatestAsync(framework.Code, new DateOnly(2026, 3, 2), Ct))!.Version);
        Assert.Null(await Frameworks.LatestAsync(framework.Code, new DateOnly(2026, 2, 28), Ct));
        Assert.Null(await Frameworks.GetAsync(framework.Code, 3, Ct));
    }

    [Fact]
    public async Task Two_who_publish_at_once_get_one_version_each()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Frameworks.PublishAsync(Make.Framework(name: $"Delivery {n}"), $"{n}", Make.Night(1), Ct)));
        Assert.Equal(Enumerable.Range(1, 8), versions.Order());
    }

    [Fact]
    public async Task Every_framework_has_its_own_latest()
    {
        await Frameworks.PublishAsync(Make.Framework("DEV"), "", Make.Night(1), Ct);
        await Frameworks.PublishAsync(Make.Framework("CARE"), "", Make.Night(2), Ct);
        Assert.Equal(["CARE", "DEV"], (await Frameworks.AllLatestAsync(null, Ct)).Select(f => f.Code.ToString()));
        Assert.Equal(["DEV"], (await Frameworks.AllLatestAsync(new DateOnly(2026, 3, 1), Ct)).Select(f => f.Code.ToString()));
    }

    [Fact]
    public async Task A_taxonomy_is_replaced_by_its_next_import()
    {
        var store = new TaxonomyStore(Db);
        var terms = Enumerable.Range(0, 3000).Select(n => new TaxonomyTerm($"{n}", $"skill {n}", ["alias"], n % 2 == 0 ? "said" : null)).ToArray();
        await store.SaveAsync(new Taxonomy("esco", terms, []), Ct);
        var next = new Taxonomy("esco", terms[..2], terms[..1], [new TaxonomyRelation("0", "1", true), new TaxonomyRelation("0", "0", false)]);
        await store.SaveAsync(next, Ct);
        Assert.Equivalent(next, await store.GetAsync("esco", Ct), strict: true);
        Assert.Null(await store.GetAsync("onet", Ct));
    }

    private static string Json(Framework framework) => System.Text.Json.JsonSerializer.Serialize(framework, CurationJson.Line);
}
