using Curation.Storage;
using CsCheck;
using Xunit;

namespace Curation.Tests.Storage;

public sealed class StoredTextTests
{
    // In code, not in attributes: what an attribute holds must be well formed.
    [Fact]
    public void What_PostgreSQL_cannot_keep_is_replaced()
    {
        Assert.Equal("plain", StoredText.Clean("plain"));
        Assert.Equal("a\uFFFDb", StoredText.Clean("a\0b"));
        Assert.Equal("\ud83d\ude42", StoredText.Clean("\ud83d\ude42"));
        Assert.Equal("\uFFFDx", StoredText.Clean("\ud83dx"));
        Assert.Equal("x\uFFFD", StoredText.Clean("x\ude42"));
    }

    [Fact]
    public void Cleaning_keeps_every_offset_and_is_done_once() => Gen.String.Sample(text =>
    {
        var clean = StoredText.Clean(text);
        return clean.Length == text.Length && StoredText.Clean(clean) == clean && !clean.Contains('\0', StringComparison.Ordinal);
    });

    [Fact]
    public void A_reason_is_one_line_of_bounded_length()
    {
        var line = StoredText.OneLine(string.Concat(Enumerable.Repeat("fault\r\n", 1000)));
        Assert.Equal(2000, line.Length);
        Assert.DoesNotContain('\n', line);
    }
}
