using System.Text.Json;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Salaries;
using Curation.Ingest.Text;

namespace Curation.Ingest.Sources.JsonLines;

/// <summary>The documented posting form as facts, whether its fields are JSON members or CSV columns.</summary>
internal static class PostingLine
{
    /// <param name="field">The field of that name, or null.</param>
    /// <param name="salary">The JSON member <c>salary</c>, if there is one.</param>
    /// <param name="syntax">What the rules of provenance begin with.</param>
    public static PostingFacts Facts(Func<string, string?> field, JsonElement? salary, Source source, string syntax)
    {
        return new PostingFacts
        {
            ExternalId = ExternalId(),
            Url = Named("url", "link"),
            Title = Named("title", "job_title"),
            Employer = Named("employer", "company"),
            Text = Named("text") is { } text ? text with { Value = PageText.FromPlain(text.Value) }
                : Named("html", "description") is { } html ? html with { Value = PageText.FromMarkup(html.Value) }
                : null,
            PublishedOn = Date("published_on", "date_posted", "date"),
            ValidThrough = Date("valid_through"),
            Location = Named("location"),
            Remote = Named("remote") is { } remote && JsonFacts.Truth(remote.Value) is { } isRemote ? new(isRemote, remote.Rule) : null,
            EmploymentType = Named("employment_type"),
            Department = Named("department"),
            Salary = Salary(),
            Language = Named("language") is { } language && language.Value.Trim() is { Length: 2 } code && code.All(char.IsAsciiLetter) ? language with { Value = code.ToLowerInvariant() } : null,
        };

        Fact<string>? Named(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (Fact.Of(field(name), $"{syntax}:{name}") is { } fact)
                {
                    return fact;
                }
            }

            return null;
        }

        Fact<DateOnly>? Date(params ReadOnlySpan<string> names) => Named(names) is { } date && LooseDate.Parse(date.Value) is { } day ? new(day, date.Rule) : null;

        // What another source called the same must not fall together with what this one does.
        Fact<string>? ExternalId() =>
            Named("external_id", "id") is not { } id ? null
            : field("source") is { } other && SourceId.TryParse(other, null, out var otherId) && otherId != source.Id ? id with { Value = $"{other}/{id.Value}" }
            : id;

        Fact<Salary>? Salary() =>
            salary is { ValueKind: JsonValueKind.Object } json ? Fact.Of(Stated(json.Number("min"), json.Number("max"), json.Text("currency"), json.Text("unit")), $"{syntax}:salary")
            : Fact.Of(Stated(Amount.Parse(field("salary_min")), Amount.Parse(field("salary_max")), field("salary_currency"), field("salary_unit")), $"{syntax}:salary_min")
            ?? (Named("salary") is { } text ? Fact.Of(SalaryText.Parse(text.Value), text.Rule) : null);
    }

    private static Salary? Stated(decimal? min, decimal? max, string? currency, string? unit) =>
        min is null && max is null ? null : new Salary(min, max, Currency.Code(currency), SalaryText.Unit(unit));
}
