using System.Text.RegularExpressions;
using Curation.Classify.Evaluation;
using Curation.Domain;
using Curation.Ingest.Sources.Csv;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary>Public postings with a class from their source, to compare classifiers on: noisy labels, the same for all.</summary>
internal static partial class FunctionSets
{
    private const int LeastText = 200;

    private static readonly (string Function, Regex Words)[] Functions =
    [
        ("engineering", Engineering), ("data and AI", Data), ("sales", Sales), ("marketing", Marketing), ("product", Product), ("design", Design),
        ("people", People), ("finance and legal", Finance), ("customer", Customer), ("operations", Operations), ("clinical", Clinical),
    ];

    /// <summary>Saved Ashby boards: the first of eleven functions whose words the department's name has; the board is the group.</summary>
    public static IReadOnlyList<LabelledTitle> Departments(DirectoryInfo boards) =>
        [.. new BoardTexts(boards).All.Where(b => b.Posting.Text.Length >= LeastText)
            .DistinctBy(b => NaturalKey.Hash($"{b.Posting.Title}\n{b.Posting.Text}"))
            .Select(b => (Function: Functions.FirstOrDefault(f => f.Words.IsMatch(b.Posting.Department ?? "")).Function, b.Board, b.Posting))
            .Where(b => b.Function is not null)
            .Select(b => new LabelledTitle(b.Function, b.Board, b.Posting.Title, b.Posting.Text))];

    /// <summary>The categories of the set <c>google_jobs</c>; rows of one title are one group.</summary>
    /// <exception cref="RefusalException">The file is not there.</exception>
    public static IReadOnlyList<LabelledTitle> Categories(FileInfo file) => file.Exists
        ? [.. CsvRows.Read(File.ReadAllText(file.FullName)).Where(r => r["Title"].Length > 0)
            .Select(r => new LabelledTitle(r["Category"], r["Title"].Trim(), r["Title"], string.Join('\n', r["Responsibilities"], r["Minimum Qualifications"], r["Preferred Qualifications"])))
            .Distinct()]
        : throw new RefusalException(ExitCode.Failed, $"There is no {file.FullName}: unpack google_jobs there.");

    /// <summary>One of five for each row, by a hash of its group.</summary>
    public static IReadOnlyList<int> Folds(IReadOnlyList<LabelledTitle> rows) =>
        [.. rows.Select(r => Convert.ToInt32(NaturalKey.Hash($"fold\n{r.Group}")[..4], 16) % 5)];

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"engineer|software|develop|infrastruct|platform|\btech|\bit\b|security|devops|r&d|hardware|firmware|backend|frontend", Options)]
    private static partial Regex Engineering { get; }

    [GeneratedRegex(@"data|machine learning|\bai\b|\bml\b|research|analytic|applied science", Options)]
    private static partial Regex Data { get; }

    [GeneratedRegex("sales|revenue|account exec|commercial|business develop|gtm|go.to.market|partnership|solutions", Options)]
    private static partial Regex Sales { get; }

    [GeneratedRegex(@"marketing|brand|content|communicat|growth|\bpr\b", Options)]
    private static partial Regex Marketing { get; }

    [GeneratedRegex("product", Options)]
    private static partial Regex Product { get; }

    [GeneratedRegex(@"design|creative|\bux\b", Options)]
    private static partial Regex Design { get; }

    [GeneratedRegex(@"people|talent|recruit|human res|\bhr\b", Options)]
    private static partial Regex People { get; }

    [GeneratedRegex(@"financ|account|legal|complian|tax|treasury|\bg&a\b|risk|audit", Options)]
    private static partial Regex Finance { get; }

    [GeneratedRegex("customer|support|success|client|service|member", Options)]
    private static partial Regex Customer { get; }

    [GeneratedRegex(@"operation|\bops\b|supply|logist|facilit|manufactur|procure|workplace|production|fulfil", Options)]
    private static partial Regex Operations { get; }

    [GeneratedRegex("clinic|medical|nurs|health|care|pharm", Options)]
    private static partial Regex Clinical { get; }
}
