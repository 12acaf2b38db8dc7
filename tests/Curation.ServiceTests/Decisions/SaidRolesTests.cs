using Curation.Domain.Postings;
using Curation.Pipelines.Nightly;
using Curation.ServiceTests.Search;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Postings;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Curation.ServiceTests.Decisions;

public sealed class SaidRolesTests(FreshDatabase database) : StorageTest(database)
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_curators_said_becomes_examples_from_the_day_on_which_they_said_it()
    {
        await SearchCorpus.FillAsync(Db, Ct);
        var postings = new PostingStore(Db);
        var ids = new List<PostingId>();
        for (var i = 0; i < 4; i++)
            ids.Add(new PostingId(await Database.AskAsync<Guid>($"SELECT id FROM postings ORDER BY id OFFSET {i} LIMIT 1")));
        var labels = new LabelStore(Db, clock);
        await labels.SaveAsync(new Label(LabelKind.WrongRole, ids[0], null, null, "CARE/SUC-5CSM"), "ann", Ct);
        await labels.SaveAsync(new Label(LabelKind.RightRole, ids[1], null, null, Label.NoProfile), "ann", Ct);
        await labels.SaveAsync(new Label(LabelKind.WrongRole, ids[2], null, null, Detail: null), "ann", Ct);
        await labels.SaveAsync(new Label(LabelKind.NotEvidence, ids[3], new SentencePlace("hash", 1, 2), null, "CARE/SUC-5CSM"), "ann", Ct);

        var said = new SaidRoles(labels, postings);
        var texts = (await postings.LoadAsync(ids, Ct)).ToDictionary(p => p.Id);
        Assert.Empty(await said.AsOfAsync(Day.AddDays(-1), Ct));
        Assert.Equal(
            [(texts[ids[0]].Title, texts[ids[0]].Text, "CARE/SUC-5CSM"), (texts[ids[1]].Title, texts[ids[1]].Text, null)],
            (await said.AsOfAsync(Day, Ct)).Select(c => (c.Title, c.Text, c.Profile?.ToString())).OrderBy(c => c.Item3 is null));
        await labels.TakeBackAsync(new Label(LabelKind.WrongRole, ids[0], null, null, null), "ann", Ct);
        Assert.Null(Assert.Single(await said.AsOfAsync(Day, Ct)).Profile);
    }
}
