namespace Curation.Classify.Linking;

/// <summary>The ten labels that a linker puts first, also where none may fit.</summary>
/// <param name="Links">Best first.</param>
/// <param name="Probability">That the first one is right, 0 to 1, four decimals.</param>
/// <param name="Abstained">Whether that is too little: then <see cref="SkillLinker.Link"/> gives none.</param>
internal sealed record LinkRanking(IReadOnlyList<SkillLink> Links, double Probability, bool Abstained);

/// <summary>What is known of the first label before it is believed.</summary>
/// <param name="Fit">Its cosine with the text, or with the span of it that it is nearest to, or that of a later label among the ten where that is higher.</param>
/// <param name="Lead">By how much its score is above the second's.</param>
/// <param name="Words">Of the text.</param>
internal sealed record LinkGuess(double Fit, double Lead, int Words)
{
    public double[] Values => [Fit, Lead, Math.Log(1 + Words)];
}

/// <summary>
/// The probability that the first label is right: a logistic curve (J. Platt, "Probabilistic outputs for support vector machines", 1999) of
/// its fit, its lead and the text's length. Fitted on the validation parts of the ESCO skill benchmark by <c>models train linker-weights</c>.
/// </summary>
/// <param name="Least">Below this none fits: the highest point at which no more than one right answer in twenty goes.</param>
internal sealed record LinkProbability(double Constant, double Fit, double Lead, double Words, double Least)
{
    public static readonly LinkProbability OfPhrase = new(-8.71, 8.85, 6.17, 0.86, 0.10);

    public static readonly LinkProbability OfSentence = new(-3.74, 4.34, 4.20, 0, 0.20);

    public double Of(LinkGuess guess)
    {
        var values = guess.Values;
        return 1 / (1 + Math.Exp(-(Constant + Fit * values[0] + Lead * values[1] + Words * values[2])));
    }
}
