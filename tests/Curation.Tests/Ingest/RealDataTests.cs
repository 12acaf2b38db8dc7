using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest;
using Curation.Ingest.Folding;
using Curation.Ingest.Robots;
using Curation.Ingest.Salaries;
using Curation.Ingest.Sources;
using Xunit;

namespace Curation.Tests.Ingest;

/// <summary>The readers over public data as it is in the world.</summary>
public sealed partial class RealDataTests(ITestOutputHelper output)
{
    [Fact]
    public void All_boards_are_read_and_no_posting_is_lost()
    {
        var postings = new List<Posting>();
        var problems = new List<string>();
        var boards = 0;
        foreach (var file in Directory.EnumerateFiles(SharedData.Set("postings", "ashby_boards"), "*.json").Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.Equal(SourceKind.Ashby, ImportedFile.KindOf(file, bytes.AsSpan(0, Math.Min(bytes.Length, 4096))));
            boards++;
            var outcome = PostingSources.For(SourceKind.Ashby).Read(Pages.Source(SourceKind.Ashby), Pages.Of(bytes, "file:" + Path.GetFileName(file)));
            if (outcome is ReadOutcome.NotAPosting empty)
            {
                Assert.Equal("The board has no postings.", empty.Reason);
                continue;
            }

            var found = Pages.Found(outcome);
            postings.AddRange(found.Postings);
            problems.AddRange(found.Problems);
        }

        Assert.Equal(254, boards);

        output.WriteLine($"{postings.Count} postings, {problems.Count} problems; with salary {postings.Count(p => p.Salary is not null)}; languages {string.Join(", ", postings.CountBy(p => p.Language ?? "none").OrderByDescending(l => l.Value))}");
        output.WriteLine($"with items {postings.Count(p => p.Text.Contains("\n- ", StringComparison.Ordinal))}; mean length {postings.Average(p => p.Text.Length):0}; [email] {postings.Count(p => p.Text.Contains("[email]", StringComparison.Ordinal))}; [phone] {postings.Count(p => p.Text.Contains("[phone]", StringComparison.Ordinal))}");
        Assert.Equal(5414, postings.Count);
        Assert.Empty(problems);
        Assert.All(postings, posting => Assert.NotNull(posting.Employer));
        Assert.All(postings, posting => Assert.NotNull(posting.PublishedOn));
        Assert.All(postings, posting => Assert.Equal(posting.Text, Redaction.Redact(PageText.FromPlain(posting.Text))));
        Assert.True(postings.Count(posting => posting.Language == "en") > 5000);
    }

    [Fact]
    public void Hardly_an_email_address_is_left_in_the_hiring_threads()
    {
        int total = 0, withAddress = 0, left = 0, phonesLeft = 0, phones = 0;
        foreach (var html in Threads())
        {
            total++;
            var plain = PageText.FromMarkup(html);
            var redacted = Redaction.Redact(plain);
            withAddress += LooksLikeEmail.IsMatch(plain) ? 1 : 0;
            phones += redacted.Contains(Redaction.Phone, StringComparison.Ordinal) ? 1 : 0;
            phonesLeft += LooksLikePhone.IsMatch(redacted) ? 1 : 0;
            if (LooksLikeEmail.Match(redacted) is { Success: true } match)
            {
                left++;
                output.WriteLine("left: " + redacted[Math.Max(0, match.Index - 40)..Math.Min(redacted.Length, match.Index + match.Length + 30)].ReplaceLineEndings(" "));
            }
        }

        output.WriteLine($"{total} postings, {withAddress} with an address, {left} with one left ({100.0 * left / total:0.000} %); {phones} with a number replaced, {phonesLeft} with one left");
        Assert.Equal(12032, total);
        Assert.True(withAddress > 5000, "The pattern finds what there is before redaction.");
        Assert.True(left <= total / 1000, $"{left} of {total} postings still have an address.");
        Assert.True(phonesLeft <= total / 1000);
    }

    [Fact]
    public void Salary_strings_of_boards_are_read_as_the_boards_meant_them()
    {
        int total = 0, amounts = 0, currencies = 0, units = 0;
        foreach (var row in Rows(Path.Combine(SharedData.Set("postings", "salary_gold"), "ashby_salary_strings.csv")))
        {
            total++;
            var salary = SalaryText.Parse(row["tier_summary"]);
            var (min, max) = (decimal.Parse(row["min"], CultureInfo.InvariantCulture), decimal.Parse(row["max"], CultureInfo.InvariantCulture));
            var near = salary is not null && Near(salary.Min, min) && Near(salary.Max, max);
            var unit = row["interval"] switch { "1 YEAR" => SalaryUnit.Year, "1 HOUR" => SalaryUnit.Hour, "1 MONTH" => SalaryUnit.Month, "1 WEEK" => SalaryUnit.Week, _ => SalaryUnit.Day };
            amounts += near ? 1 : 0;
            currencies += salary?.Currency == row["currency"] ? 1 : 0;
            units += salary?.Unit == unit ? 1 : 0;
            if (!near || salary!.Currency != row["currency"] || salary.Unit != unit)
            {
                output.WriteLine($"{row["tier_summary"]} → {salary}; stated {min} {max} {row["currency"]} {row["interval"]}");
            }
        }

        output.WriteLine($"{total}: amounts {amounts}, currencies {currencies}, units {units}");
        Assert.True(amounts >= total * 0.99, $"amounts {amounts} of {total}");
        Assert.True(currencies >= total * 0.98, $"currencies {currencies} of {total}");
        Assert.True(units >= total * 0.97, $"units {units} of {total}");

        // The strings are rounded to three or four digits.
        static bool Near(decimal? read, decimal stated) => read is { } value && Math.Abs(value - stated) <= Math.Max(0.51m, stated * 0.006m);
    }

    [Fact]
    public void Near_duplicates_agree_with_the_silver_pairs()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(SharedData.Set("postings", "hn_2013_2018"), "20*.json"))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var posting in json.RootElement.EnumerateArray())
            {
                texts[posting.GetProperty("url").GetString()!] = PageText.FromMarkup(posting.GetProperty("full_html").GetString()!);
            }
        }

        var pairs = Rows(Path.Combine(SharedData.Set("postings", "dedupe_silver"), "hn_same_user_consecutive_months.csv"))
            .Where(row => texts.ContainsKey(row["url_a"]) && texts.ContainsKey(row["url_b"]))
            .Select(row => (Jaccard: double.Parse(row["jaccard_4gram"], CultureInfo.InvariantCulture), A: NearDuplicates.Sign(texts[row["url_a"]]), B: NearDuplicates.Sign(texts[row["url_b"]])))
            .ToList();
        output.WriteLine($"{pairs.Count} pairs with both texts; mean difference from the exact Jaccard {pairs.Average(pair => Math.Abs(pair.Jaccard - pair.A.Similarity(pair.B))):0.000}");
        foreach (var threshold in new[] { 0.4, 0.5, 0.6, 0.7, 0.8 })
        {
            var (precision, recall, middle) = Quality(threshold);
            output.WriteLine($"threshold {threshold}: precision {precision:0.000}, recall {recall:0.000}, of the hard middle joined {middle:0.00}");
        }

        var (p, r, _) = Quality(NearDuplicates.Threshold);
        Assert.True(pairs.Count > 100);
        Assert.True(p >= 0.99 && r >= 0.99, $"precision {p}, recall {r}");

        (double Precision, double Recall, double Middle) Quality(double threshold)
        {
            bool Joined((double Jaccard, MinHash A, MinHash B) pair) => pair.A.Bands().Intersect(pair.B.Bands()).Any() && pair.A.Similarity(pair.B) >= threshold;
            var same = pairs.Where(pair => pair.Jaccard >= 0.8).ToList();
            var different = pairs.Where(pair => pair.Jaccard < 0.2).ToList();
            var hard = pairs.Where(pair => pair.Jaccard is >= 0.2 and < 0.8).ToList();
            double right = same.Count(Joined);
            return (right / Math.Max(1, right + different.Count(Joined)), right / same.Count, (double)hard.Count(Joined) / Math.Max(1, hard.Count));
        }
    }

    [Theory]
    [InlineData("pages", "ats_careerkit")]
    [InlineData("pages", "extruct")]
    [InlineData("pages", "schemaorg")]
    [InlineData("pages", "feeds_feedreader")]
    [InlineData("pages", "teaching_vacancies")]
    [InlineData("pages", "gsa_jobs_api")]
    [InlineData("pages", "sitemaps_turner")]
    [InlineData("postings", "la_job_bulletins")]
    public void No_reader_throws_whatever_it_is_given(string archive, string set)
    {
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(SharedData.Set(archive, set), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var page = Pages.Of(File.ReadAllBytes(file), "https://board.example/" + Uri.EscapeDataString(Path.GetFileName(file)));
            foreach (var kind in Enum.GetValues<SourceKind>())
            {
                var reader = PostingSources.For(kind);
                var outcome = reader.Read(Pages.Source(kind), page);
                reader.Discover(Pages.Source(kind), page);
                var name = $"{kind} {outcome.GetType().Name}";
                outcomes[name] = outcomes.GetValueOrDefault(name) + 1;
                Assert.False(outcome is ReadOutcome.Found { Postings.Count: 0 });
                Assert.All(outcome is ReadOutcome.Found found ? found.Postings : [], posting => Assert.False(string.IsNullOrWhiteSpace(posting.Title)));
            }
        }

        output.WriteLine(string.Join("\n", outcomes.Select(outcome => $"{outcome.Key}: {outcome.Value}")));
    }

    [Fact]
    public void Real_robots_files_are_read_and_answer()
    {
        int files = 0, withRules = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SharedData.Set("pages", "robots_protego"), "tests", "test_data")))
        {
            var rules = RobotsRules.Parse(File.ReadAllBytes(file));
            files++;
            withRules += new[] { "/", "/admin/", "/search?q=x", "/cgi-bin/x", "/wp-admin/", "/checkout", "/cart", "/login", "/api/v1", "/private" }.Any(path => !rules.Allows("CurationBot", path)) ? 1 : 0;
            _ = rules.CrawlDelay("CurationBot");
            Assert.True(rules.Allows("CurationBot", "/robots.txt"));
        }

        output.WriteLine($"{files} files, {withRules} disallow one of ten common paths");
        Assert.True(files > 150 && withRules > files / 3);
    }

    private static IEnumerable<string> Threads() =>
        from file in Directory.EnumerateFiles(SharedData.Set("postings", "hn_2013_2018"), "20*.json").Order(StringComparer.Ordinal)
        from html in Htmls(file)
        select html;

    private static List<string> Htmls(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.EnumerateArray().Select(posting => posting.GetProperty("full_html").GetString()!)];
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string csv)
    {
        using var reader = CsvHelper.CsvReader.FromText(File.ReadAllText(csv), new CsvHelper.CsvReaderOptions());
        reader.ReadHeader();
        var headers = reader.Headers.ToArray();
        while (reader.Read())
        {
            yield return headers.Select((header, i) => (header, Value: reader.GetString(i))).ToDictionary(field => field.header, field => field.Value, StringComparer.Ordinal);
        }
    }

    // Independent of Redaction: simple, and rather too wide than too narrow.
    [GeneratedRegex("""[^\s@]+@[^\s@]+\.[a-z]{2,}|\w+\s*[\[({<]\s*(at|@)\s*[\])}>]\s*\w+|\w+ (at|AT) [\w-]+ (dot|DOT) \w+""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeEmail { get; }

    [GeneratedRegex("""(^|[^\w/.-])(\+?[0-9]{1,3}[ .-])?\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}($|[^\w/-])""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LooksLikePhone { get; }
}
