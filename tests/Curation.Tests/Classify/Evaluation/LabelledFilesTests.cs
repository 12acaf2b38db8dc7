using Curation.Classify.Evaluation;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Classify.Evaluation;

public sealed class LabelledFilesTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void Columns_of_words_and_tags_become_texts_with_spans()
    {
        File.WriteAllText(file, "strong\tO\nteam\tB-Skill\nplayer\tI-Skill\n\nuse\tO\nC\tB-Knowledge\nJava\tB-Knowledge\n");
        var texts = ConllFile.Read(file);
        Assert.Equal(["strong team player", "use C Java"], texts.Select(t => t.Text));
        Assert.Equal([new LabelledSpan(7, 18, SkillKind.Skill)], texts[0].Spans);
        Assert.Equal([new LabelledSpan(4, 5, SkillKind.Knowledge), new LabelledSpan(6, 10, SkillKind.Knowledge)], texts[1].Spans);
    }

    [Fact]
    public void A_line_that_is_no_word_and_tag_is_named()
    {
        File.WriteAllText(file, "strong\tO\nteam\tSkill\n");
        Assert.StartsWith("line 2 ", Assert.Throws<InvalidDataException>(() => ConllFile.Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_span_with_its_group_becomes_a_text_that_is_one_span()
    {
        File.WriteAllText(file, "risk management\tK04\nlead a team\tS4\nodd\t\nkindness\tA1\n");
        var texts = KompetencerFile.Read(file);
        Assert.Equal(["risk management", "lead a team", "kindness"], texts.Select(t => t.Text));
        Assert.Equal([SkillKind.Knowledge, SkillKind.Skill, SkillKind.Skill], texts.Select(t => Assert.Single(t.Spans).Kind));
        File.WriteAllText(file, "risk management\n");
        Assert.Throws<InvalidDataException>(() => KompetencerFile.Read(file));
    }

    [Fact]
    public void A_benchmark_of_spans_and_labels_becomes_sentences_and_phrases()
    {
        File.WriteAllText(file, """
            sentence,span,sub_span,label
            "Java, and ""C"" at sea",Java,,Java (computer programming)
            "Java, and ""C"" at sea",C at sea,C,C
            "Java, and ""C"" at sea",C at sea,at sea,LABEL NOT PRESENT
            Be kind,kind,,UNDERSPECIFIED
            """);
        var questions = EscoBenchmarkFile.Read(file);
        Assert.Equal(["Java, and \"C\" at sea", "Be kind", "Java", "C", "at sea", "kind"], questions.Select(q => q.Text));
        Assert.Equal([2, 0, 1, 1, 0, 0], questions.Select(q => q.Links.Count));
        Assert.Equal([null, null, "Java, and \"C\" at sea"], questions.Take(3).Select(q => q.Context));
        Assert.Equal(2, questions.Select(q => q.Part).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        File.WriteAllText(file, "sentence,span,label\nBe kind,kind,kind\n");
        Assert.Contains("no column sub_span", Assert.Throws<InvalidDataException>(() => EscoBenchmarkFile.Read(file)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(file);
}
