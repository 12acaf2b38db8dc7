using System.Text.RegularExpressions;
using CsCheck;
using Curation.Ui.Parts;
using Xunit;

namespace Curation.Tests.Ui;

public sealed partial class WordChangesTests
{
    private static readonly string[] Pieces = ["keeps", "finds,", "finds", "the", "of", "C#", "accounts.", "accounts", "\n", "–"];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Array[0, 12].Select(words => string.Join(' ', words.Select(w => Pieces[w])));

    [Theory]
    [InlineData("Records calls and tasks", "Records calls and tasks", "Records calls and tasks")]
    [InlineData(
        "Records calls in the CRM and finds a history when asked.", "Records calls in the CRM and keeps renewals up to date.",
        "Records calls in the CRM and -[finds a history when asked.] +[keeps renewals up to date.]")]
    [InlineData("Knows C++, Rust and Go", "Knows C++ Rust and Go", "Knows -[C++,] +[C++] Rust and Go")]
    [InlineData("Plans the work of a small team", "Leads the growth of a small team", "-[Plans the work] +[Leads the growth] of a small team")]
    [InlineData("", "A new skill", "+[A new skill]")]
    [InlineData("An old skill", "", "-[An old skill]")]
    [InlineData("Telephone systems", "Renewal forecasting", "-[Telephone systems] +[Renewal forecasting]")]
    [InlineData("Answers mail", "Answers mail quickly", "Answers mail +[quickly]")]
    [InlineData("Answers mail quickly today", "Answers mail", "Answers mail -[quickly today]")]
    [InlineData("Quickly answers the mail", "Answers the mail", "-[Quickly answers] +[Answers] the mail")]
    public void Whole_phrases_are_marked(string before, string after, string marked) => Assert.Equal(marked, Marked(before, after));

    [Fact]
    public void Either_text_can_be_read_from_its_side() =>
        Gen.Select(Texts, Texts).Sample((before, after) =>
        {
            var runs = WordChanges.Between(before, after);
            Assert.Equal(Plain(before), Plain(string.Concat(runs.Where(r => r.Change != WordChange.Added).Select(r => r.Text))));
            Assert.Equal(Plain(after), Plain(string.Concat(runs.Where(r => r.Change != WordChange.Removed).Select(r => r.Text))));
            Assert.All(runs.Where(r => r.Change != WordChange.Same), r => Assert.Equal(r.Text.Trim(), r.Text));
        });

    private static string Marked(string before, string after) => string.Concat(WordChanges.Between(before, after).Select(run => run.Change switch
    {
        WordChange.Removed => $"-[{run.Text}]",
        WordChange.Added => $"+[{run.Text}]",
        _ => run.Text,
    }));

    private static string Plain(string text) => WhiteSpace().Replace(text.Trim(), " ");

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex WhiteSpace();
}
