using Curation.Ingest.Folding;
using Curation.Ingest.Languages;
using Xunit;

namespace Curation.Tests.Ingest;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Booking.com B.V.", "booking")]
    [InlineData("BOOKING", "booking")]
    [InlineData("The Acme Company, Inc.", "acme")]
    [InlineData("Müller & Söhne GmbH & Co. KG", "muller and sohne")]
    [InlineData("Straße AG", "strasse")]
    [InlineData("Acme (YC W21)", "acme")]
    [InlineData("https://www.acme.io/", "acme")]
    [InlineData("Acme Sp. z o.o.", "acme")]
    [InlineData("Moody's", "moodys")]
    [InlineData("AT&T Inc", "at and t")]
    [InlineData("Limited", "limited")]
    [InlineData("日本電気", "日本電気")]
    [InlineData("Confidential", null)]
    [InlineData("N/A", null)]
    [InlineData(" – ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Spellings_of_one_employer_have_one_key(string? employer, string? key) => Assert.Equal(key, EmployerKey.Of(employer));

    [Fact]
    public void A_reworded_posting_is_still_the_same()
    {
        var first = string.Join(' ', Enumerable.Range(0, 200).Select(i => "word" + i));
        var reworded = first.Replace("word57 ", "another ", StringComparison.Ordinal).Replace("word120 ", "", StringComparison.Ordinal).ToUpperInvariant();
        var other = string.Join(' ', Enumerable.Range(1000, 200).Select(i => "word" + i));
        Assert.True(NearDuplicates.Sign(first).Similarity(NearDuplicates.Sign(reworded)) >= NearDuplicates.Threshold);
        Assert.NotEmpty(NearDuplicates.Sign(first).Bands().Intersect(NearDuplicates.Sign(reworded).Bands()));
        Assert.True(NearDuplicates.Sign(first).Similarity(NearDuplicates.Sign(other)) < 0.05);
    }

    [Fact]
    public void Signatures_are_the_same_on_any_machine()
    {
        var bands = NearDuplicates.Sign("You will coach a team of customer success managers.").Bands();
        Assert.Equal(MinHash.BandCount, bands.Count);
        Assert.Equal(PinnedFirstBand, bands[0]);
    }

    private const long PinnedFirstBand = 111972226299761774;

    [Fact]
    public void A_text_without_words_is_like_nothing()
    {
        var empty = NearDuplicates.Sign(" … ");
        Assert.Empty(empty.Bands());
        Assert.Equal(0, empty.Similarity(empty));
    }

    [Theory]
    [InlineData("You will work with our customers and lead the team to success in a growing market.", "en")]
    [InlineData("Du arbeitest mit unseren Kunden und bist für das Team in einem wachsenden Markt verantwortlich.", "de")]
    [InlineData("Vous travaillez avec nos clients et vous êtes responsable de la réussite de l'équipe dans un marché en croissance.", "fr")]
    [InlineData("Trabajarás con nuestros clientes y serás responsable del éxito del equipo en un mercado que crece.", "es")]
    [InlineData("Je werkt met onze klanten en bent verantwoordelijk voor het succes van het team in een groeiende markt.", "nl")]
    [InlineData("Você vai trabalhar com nossos clientes e é responsável pelo sucesso da equipe em um mercado que não para.", "pt")]
    [InlineData("Lavori con i nostri clienti e sei responsabile del successo della squadra in un mercato che cresce.", "it")]
    [InlineData("Pracujesz z naszymi klientami i jesteś odpowiedzialny za sukces zespołu na rynku, który się rozwija.", "pl")]
    [InlineData("Du arbetar med våra kunder och är ansvarig för att teamet lyckas på en växande marknad.", "sv")]
    [InlineData("Du arbejder med vores kunder og er ansvarlig for at teamet får succes på et voksende marked.", "da")]
    [InlineData("Java, Kotlin, PostgreSQL, Kubernetes, Terraform, Redis", null)]
    [InlineData("お客様の成功を支援するチームを率いていただきます。", "ja")]
    [InlineData("GCP 또는 AWS 클라우드 서비스 및 Infrastructure as Code (IaC) 경험", "ko")]
    [InlineData("负责 SaaS 产品的客户成功与续约", "zh")]
    [InlineData("Опыт работы с Python и PostgreSQL от трёх лет", "ru")]
    [InlineData("Εμπειρία στις πωλήσεις λογισμικού", "el")]
    [InlineData("ניסיון בפיתוח תוכנה", "he")]
    [InlineData("خبرة في خدمة العملاء", "ar")]
    [InlineData("มีประสบการณ์ด้านการขาย", "th")]
    [InlineData("बिक्री का अनुभव", "hi")]
    [InlineData("You know the Greek letter Ω and have worked with 東京 before.", "en")]
    [InlineData("the", null)]
    [InlineData("", null)]
    public void A_language_is_told_by_its_function_words(string text, string? language) => Assert.Equal(language, LanguageGuess.Of(text));

    [Fact]
    public void Texts_that_something_else_parts_are_not_folded()
    {
        const string Text = "We look for a customer success manager who renews contracts and trains our customers.";
        (string, string)[] texts = [("a", Text), ("b", Text), ("c", Text)];
        var employers = new Dictionary<string, string?>(StringComparer.Ordinal) { ["a"] = EmployerKey.Of("Alder Ltd"), ["b"] = EmployerKey.Of("Birch"), ["c"] = EmployerKey.Of("ALDER") };
        var clusters = NearDuplicates.Clusters(texts, (one, other) => EmployerKey.MayBeOne(employers[one], employers[other]));
        Assert.Equal(["a", "b", "a"], texts.Select(t => clusters[t.Item1]));
        Assert.True(EmployerKey.MayBeOne(null, "birch"));
    }

    [Fact]
    public void A_long_text_with_hardly_an_english_function_word_is_of_no_known_language()
    {
        var sentence = "Cerem experienta minim doi ani domeniul vanzarilor, abilitati comunicare foarte bune, permis conducere categoria, disponibilitate deplasari. ";
        Assert.Equal("und", LanguageGuess.Of(string.Concat(Enumerable.Repeat(sentence, 5))));
        Assert.Null(LanguageGuess.Of(sentence));
    }
}
