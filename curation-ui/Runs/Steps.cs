using Curation.Domain.Runs;

namespace Curation.Ui.Runs;

/// <summary>The night's steps in words.</summary>
internal static class Steps
{
    public static string Name(RunStep step) => step switch
    {
        RunStep.Discover => "Discover",
        RunStep.Fetch => "Fetch",
        RunStep.Read => "Read",
        RunStep.Fold => "Fold",
        RunStep.Analyse => "Analyse",
        RunStep.Propose => "Propose",
        _ => step.ToString(),
    };

    /// <summary>As in "acme: reading was given up".</summary>
    public static string Verb(RunStep step) => step switch
    {
        RunStep.Discover => "asking for its listing",
        RunStep.Fetch => "fetching",
        RunStep.Read => "reading",
        RunStep.Fold => "folding duplicates",
        RunStep.Analyse => "analysing",
        RunStep.Propose => "comparing with the framework",
        _ => step.ToString(),
    };

    /// <summary>What a step counts.</summary>
    public static string Unit(RunStep step) => step switch
    {
        RunStep.Discover => "listings",
        RunStep.Fetch or RunStep.Read => "pages",
        RunStep.Propose => "frameworks",
        _ => "postings",
    };

    public static string What(RunStep step) => step switch
    {
        RunStep.Discover => "Asks each source for its listing",
        RunStep.Fetch => "Fetches the pages that are new or due",
        RunStep.Read => "Reads pages into postings",
        RunStep.Fold => "Folds duplicates and names employers",
        RunStep.Analyse => "Judges roles and finds skills",
        RunStep.Propose => "Compares demand with the frameworks",
        _ => "",
    };
}
