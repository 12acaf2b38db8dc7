using System.Text;
using Curation.Domain.Postings;
using Curation.Ingest.Salaries;
using Curation.Ingest.Text;

namespace Curation.Ingest.Sources.SchemaOrg;

/// <summary>A schema.org JobPosting (schema.org/JobPosting) as facts.</summary>
internal static class JobPostingFacts
{
    public static PostingFacts Of(LinkedValue job, string syntax, string pageAddress, bool isAlone) => new()
    {
        IsAloneOnPage = isAlone,
        ExternalId = Identifier(job, syntax),
        Url = Fact.Of(job.TextOf("url") ?? job.TextOf("sameAs"), $"{syntax}:url") ?? Fact.Of(pageAddress.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? pageAddress : null, PostingFacts.PageAddress),
        Title = Fact.Of(job.TextOf("title"), $"{syntax}:title") ?? Fact.Of(job.TextOf("name"), $"{syntax}:name"),
        Employer = Fact.Of(job.TextOf("hiringOrganization"), $"{syntax}:hiringOrganization.name")
            ?? Fact.Of(job.First("hiringOrganization")?.TextOf("legalName"), $"{syntax}:hiringOrganization.legalName"),
        Text = Fact.Of(Description(job), $"{syntax}:description"),
        PublishedOn = Fact.Of(LooseDate.Parse(job.TextOf("datePosted")), $"{syntax}:datePosted"),
        ValidThrough = Fact.Of(LooseDate.Parse(job.TextOf("validThrough")), $"{syntax}:validThrough"),
        Location = Fact.Of(string.Join("; ", job.All("jobLocation").Select(Place).Where(place => place.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(10)), $"{syntax}:jobLocation"),
        Remote = Fact.Of(job.All("jobLocationType").Any(type => LinkedValue.LocalName(type.Text ?? "").Equals("TELECOMMUTE", StringComparison.OrdinalIgnoreCase)) ? true : (bool?)null, $"{syntax}:jobLocationType"),
        EmploymentType = Fact.Of(string.Join(", ", job.All("employmentType").Select(type => LinkedValue.LocalName(type.Text ?? "").Trim()).Where(type => type.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)), $"{syntax}:employmentType"),
        Department = Fact.Of(job.TextOf("occupationalCategory") ?? job.TextOf("industry"), $"{syntax}:occupationalCategory"),
        Salary = Fact.Of(Salary(job), $"{syntax}:baseSalary"),
        Language = job.TextOf("inLanguage") is { Length: >= 2 } language && language[..2].All(char.IsAsciiLetter) && (language.Length == 2 || language[2] is '-' or '_')
            ? new($"{language[..2].ToLowerInvariant()}", $"{syntax}:inLanguage")
            : null,
    };

    /// <summary>Some sites put the company's name or number here, the same on every page: an id has a digit and is not the employer's name.</summary>
    private static Fact<string>? Identifier(LinkedValue job, string syntax) =>
        job.First("identifier") is { } identifier
        && (identifier.Text ?? identifier.TextOf("value")) is { } value
        && value.Any(char.IsAsciiDigit)
        && !string.Equals(value, job.TextOf("hiringOrganization"), StringComparison.OrdinalIgnoreCase)
            ? new(value, identifier.Text is null ? $"{syntax}:identifier.value" : $"{syntax}:identifier")
            : null;

    private static readonly string[] AddressParts = ["addressLocality", "addressRegion", "addressCountry"];

    private static readonly (string Property, string Heading)[] Sections =
    [
        ("responsibilities", "Responsibilities"), ("qualifications", "Qualifications"), ("skills", "Skills"),
        ("experienceRequirements", "Experience"), ("educationRequirements", "Education"), ("jobBenefits", "Benefits"),
    ];

    /// <summary>The description, then the sections that the vocabulary has properties for and the description does not already hold.</summary>
    private static string Description(LinkedValue job)
    {
        var text = new StringBuilder(string.Join("\n\n", job.All("description").Select(value => PageText.FromMarkup(value.Text ?? "")).Distinct(StringComparer.Ordinal)));
        foreach (var (property, heading) in Sections)
        {
            var items = job.All(property).Select(value => PageText.FromMarkup(value.Text ?? value.TextOf("description") ?? value.TextOf("name") ?? "")).Where(item => item.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            var section = items.Count > 1 && items.TrueForAll(item => !item.Contains('\n', StringComparison.Ordinal))
                ? string.Join("\n", items.Select(item => item.StartsWith("- ", StringComparison.Ordinal) ? item : "- " + item))
                : string.Join("\n\n", items);
            if (section.Length > 0 && !text.ToString().Contains(section, StringComparison.Ordinal))
            {
                text.Append(text.Length > 0 ? "\n\n" : "").Append(heading).Append("\n\n").Append(section);
            }
        }

        return text.ToString();
    }

    private static string Place(LinkedValue place)
    {
        if (place.Text is { } text)
        {
            return PageText.Line(text);
        }

        var address = place.First("address") ?? place;
        return address.Text is { } written
            ? PageText.Line(written)
            : string.Join(", ", AddressParts.Select(part => address.TextOf(part)).Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => PageText.Line(part!)).Distinct(StringComparer.OrdinalIgnoreCase)) is { Length: > 0 } joined
            ? joined
            : PageText.Line(place.First("name")?.Text ?? "");
    }

    private static Salary? Salary(LinkedValue job)
    {
        var pay = job.First("baseSalary") ?? job.First("estimatedSalary");
        if (pay is null)
        {
            return null;
        }

        var value = pay.First("value") ?? pay;
        var currency = Currency.Code(pay.TextOf("currency") ?? value.TextOf("currency") ?? job.TextOf("salaryCurrency"));
        var min = Amount.Parse(value.TextOf("minValue") ?? pay.TextOf("minValue"));
        var max = Amount.Parse(value.TextOf("maxValue") ?? pay.TextOf("maxValue"));
        var one = Amount.Parse(value.Text ?? value.TextOf("value"));
        var unit = SalaryText.Unit(value.TextOf("unitText") ?? pay.TextOf("unitText"));
        return min is not null || max is not null ? Sound(min, max, currency, unit)
            : one is not null ? Sound(one, one, currency, unit)
            : (value.Text ?? value.TextOf("value")) is { } text && SalaryText.Parse(text) is { } parsed ? parsed with { Currency = parsed.Currency ?? currency, Unit = parsed.Unit ?? unit }
            : null;
    }

    /// <summary>Boards that do not say write 0.</summary>
    private static Salary? Sound(decimal? min, decimal? max, string? currency, SalaryUnit? unit)
    {
        min = min > 0 ? min : null;
        max = max > 0 ? max : null;
        (min, max) = min > max ? (max, min) : (min, max);
        return min is null && max is null ? null : new Salary(min, max, currency, unit);
    }
}
