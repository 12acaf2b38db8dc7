using Curation.Domain.Postings;

namespace Curation.Ui.Search;

/// <summary>What a posting states, in words.</summary>
public static class Stated
{
    /// <summary>As in <c>EUR 68,000–80,000 a year</c>.</summary>
    public static string Salary(Salary salary)
    {
        ArgumentNullException.ThrowIfNull(salary);
        var amount = (salary.Min, salary.Max) switch
        {
            ({ } min, { } max) when min != max => $"{Amount(min)}–{Amount(max)}",
            ({ } min, null) => $"from {Amount(min)}",
            (null, { } max) => $"up to {Amount(max)}",
            var (min, max) => Amount(min ?? max ?? 0),
        };
        return $"{salary.Currency} {amount}{(salary.Unit is { } unit ? $" {(unit == SalaryUnit.Hour ? "an" : "a")} {unit.ToString().ToLowerInvariant()}" : "")}".Trim();
    }

    /// <summary>As in <c>Full time</c>, where a page says <c>FULL_TIME</c> as the vocabulary has it; other words stay as they are.</summary>
    public static string EmploymentType(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.All(c => c is >= 'A' and <= 'Z' or '_' or ',' or ' ') && type.Length > 3 ? $"{type[0]}{type[1..].Replace('_', ' ').ToLowerInvariant()}" : type;
    }

    /// <summary>A calibrated score in a word and its number.</summary>
    public static string Sure(double score) =>
        $"{(score >= 0.85 ? "High" : score >= 0.65 ? "Likely" : "Possible")}, {score.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}";

    private static string Amount(decimal amount) => amount.ToString(amount == decimal.Truncate(amount) ? "N0" : "N2", System.Globalization.CultureInfo.InvariantCulture);
}
