using System.Globalization;
using System.Text.RegularExpressions;
using Curation.Domain.Frameworks;

namespace Curation.Corpora.Seeds;

/// <summary>Reads seed 001: one competency on a five-level scale, with behaviours, questions and probing questions at each level.</summary>
public static partial class CompetencySeed
{
    private static readonly ElementCode Scale = ElementCode.Parse("LEVELS-5");

    /// <exception cref="FormatException">The text does not have the layout that seed 001 has.</exception>
    public static Framework Read(string text)
    {
        var lines = SeedText.Lines(text).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines.Count < 3)
            throw new FormatException("The seed has no name, description and levels.");
        var levels = new List<ProficiencyLevel>();
        var behaviours = new List<LeveledItem>();
        var questions = new List<InterviewQuestion>();
        var inQuestions = false;
        foreach (var line in lines.Skip(2))
        {
            if (LevelLine.Match(line) is { Success: true } match)
            {
                var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
                levels.Add(new ProficiencyLevel(number, $"Level {number}", match.Groups["definition"].Value));
            }
            else if (line is "BEHAVIORS" or "QUESTIONS")
            {
                inQuestions = line == "QUESTIONS";
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal) && inQuestions)
            {
                questions.Add(new InterviewQuestion($"q{questions.Count + 1}", line[2..], levels[^1].Level, []));
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                behaviours.Add(new LeveledItem($"b{behaviours.Count + 1}", line[2..], levels[^1].Level));
            }
            else if (line.StartsWith("* ", StringComparison.Ordinal))
            {
                questions[^1] = WithProbe(questions[^1], line[2..]);
            }
            else if (line != "Probing Questions")
            {
                throw new FormatException($"'{line}' is no line of seed 001's layout.");
            }
        }

        return new Framework
        {
            Code = FrameworkCode.Parse("SEED-LEVELS"),
            Name = $"{lines[0]}, five levels",
            Purpose = "One competency with its behaviours and questions at each of five levels.",
            Scales = [new ProficiencyScale(Scale, "Five levels", levels)],
            Competencies = [new Competency { Code = CodeOf(lines[0]), Name = lines[0], Description = lines[1], Scale = Scale, Behaviours = behaviours, InterviewQuestions = questions }],
        };
    }

    private static InterviewQuestion WithProbe(InterviewQuestion question, string probe) => question with
    {
        ProbingQuestions = [.. question.ProbingQuestions!, new ContentItem($"{question.Id}-p{question.ProbingQuestions!.Count + 1}", probe)],
    };

    /// <summary>The seed gives its competency no code: the initials of its name.</summary>
    private static ElementCode CodeOf(string name) =>
        ElementCode.Parse(string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0])).Where(char.IsAsciiLetterUpper)));

    [GeneratedRegex(@"^Level (?<number>\d+)\. (?<definition>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex LevelLine { get; }
}
