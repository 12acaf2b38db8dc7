using Curation.Classify.Encoders;
using Curation.Classify.Evaluation;
using FastBertTokenizer;
using Xunit;

namespace Curation.Tests.Classify.Encoders;

public sealed class WordPieceTests
{
    private static readonly string Models = Path.Combine(AppContext.BaseDirectory, "Models");

    private static readonly WordPiece Words = WordPiece.Load(Models);

    [Fact]
    public void Pieces_say_where_they_stand()
    {
        const string text = "  C++, Kubernetes & naïve résumés";
        var pieces = Words.Pieces(text, 0, text.Length);
        Assert.Equal(["C", "+", "+", ",", "Ku", "ber", "net", "es", "&", "naïve", "résumé", "s"], pieces.Select(p => text[p.Start..p.End]));
    }

    [Fact]
    public void A_stretch_of_a_text_gives_what_the_stretch_alone_gives()
    {
        const string text = "You know SQL. You like tea.";
        Assert.Equal(
            Words.Pieces("You know SQL.", 0, 13),
            Words.Pieces(text, 0, 13));
        Assert.Equal(
            Words.Pieces("You like tea.", 0, 13).Select(p => p.Id),
            Words.Pieces(text, 14, text.Length).Select(p => p.Id));
    }

    [Fact]
    public void What_the_vocabulary_cannot_spell_is_one_unknown_piece()
    {
        var long1 = new string('a', 101);
        Assert.Equal([new Piece(WordPiece.Unknown, 0, 101)], Words.Pieces(long1, 0, 101));
        Assert.Equal([new Piece(WordPiece.Unknown, 0, 2)], Words.Pieces("😀", 0, 2));
        Assert.Empty(Words.Pieces(" \t\u200B\n", 0, 4));
    }

    /// <summary>FastBertTokenizer cuts as BERT's authors do, but does not say where pieces stand; in a program without ICU it keeps accents.</summary>
    [Fact]
    public async Task Real_sentences_are_cut_as_another_tokenizer_cuts_them()
    {
        var other = new BertTokenizer();
        using (var reader = File.OpenText(Path.Combine(Models, WordPiece.FileName)))
            await other.LoadVocabularyAsync(reader, convertInputToLowercase: true);

        var sentences = SkillSpanFile.Read(Path.Combine(SharedData.Set("skills", "skillspan"), "data", "json", "dev.json"));
        var different = sentences
            .Select(s => s.Text)
            .Where(text => !text.Any(c => c is >= '\u00C0' and <= '\u017F'))
            .Where(text => !other.Encode(text, 512).InputIds.ToArray().Select(i => (int)i).SequenceEqual([WordPiece.Opening, .. Words.Pieces(text, 0, text.Length).Select(p => p.Id).Take(510), WordPiece.Closing]))
            .ToList();

        Assert.Equal(3174, sentences.Count);
        Assert.Empty(different);
    }
}
