using Curation.Classify.Skills;
using Xunit;

namespace Curation.Tests.Classify.Skills;

public sealed class SentenceCacheTests
{
    [Fact]
    public void It_never_holds_more_than_it_may_and_keeps_what_is_asked_for_again()
    {
        var cache = new SentenceCache<string>(most: 10);
        var judged = 0;
        for (var i = 0; i < 100; i++)
        {
            Ask("boilerplate");
            Ask($"{i}");
        }

        Assert.Equal(101, judged);
        Assert.Equal((200L, 99L), cache.Use);
        Ask("0");
        Assert.Equal(102, judged);

        void Ask(string sentence) => Assert.Equal(sentence, cache.GetOrAdd(sentence, () => { judged++; return sentence; }));
    }
}
