using Curation.Domain.Postings;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Xunit;

namespace Curation.ServiceTests.Decisions;

public sealed class LabelTests(FreshDatabase database) : DecisionTest(database)
{
    private static readonly PostingId Posting = PostingId.Of(Make.Board, "1");

    private LabelStore Labels => new(Db, Clock);

    [Fact]
    public async Task What_people_say_of_postings_and_sentences_is_kept_once_and_can_be_taken_back()
    {
        await NightAsync(1, Ask(Skill("Rust")));
        var proposal = (await KeptAsync(Skill("Rust"))).Proposal.Id;
        var role = new Label(LabelKind.WrongRole, Posting, null, proposal, "DEV/OPS");
        var sentence = new Label(LabelKind.NotEvidence, Posting, new SentencePlace("hash", 3, 9), proposal, null);
        Assert.True(await Labels.SaveAsync(role, "ann", Ct));
        Assert.True(await Labels.SaveAsync(sentence, "ann", Ct));
        Assert.False(await Labels.SaveAsync(sentence, "ben", Ct));
        Assert.Equal([(role, "ann"), (sentence, "ann")], (await Labels.OfAsync([Posting], Ct)).Select(k => (k.Label, k.Actor)).OrderBy(k => k.Label.Kind));
        Assert.True(await Labels.TakeBackAsync(role, "ben", Ct));
        Assert.False(await Labels.TakeBackAsync(role, "ben", Ct));
        Assert.Equal(sentence, Assert.Single(await Labels.AllAsync(Ct)).Label);
        Assert.Equal(["label", "label", "unlabel"], (await Audit.RecentAsync($"posting/{Posting}", null, 9, Ct)).Select(a => a.Act).Order());
        await Assert.ThrowsAsync<ArgumentException>(() => Labels.SaveAsync(sentence with { Sentence = null }, "ann", Ct));
    }

    [Fact]
    public async Task Drafts_are_each_their_own_and_survive()
    {
        await new InputDrafts(Db, Clock).SaveAsync("ann", "proposal/1", "one", Ct);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await new InputDrafts(Db, Clock).SaveAsync("ann", "publish/DEV", "two", Ct);
        await new InputDrafts(Db, Clock).SaveAsync("ann", "proposal/1", "one and a half\0", Ct);
        Assert.Equal(["one and a half\uFFFD", "two"], (await new InputDrafts(Db, Clock).AllAsync("ann", Ct)).Select(d => d.Content));
        Assert.Null(await new InputDrafts(Db, Clock).GetAsync("ben", "proposal/1", Ct));
        await new InputDrafts(Db, Clock).DropAsync("ann", "proposal/1", Ct);
        Assert.Null(await new InputDrafts(Db, Clock).GetAsync("ann", "proposal/1", Ct));
    }
}
