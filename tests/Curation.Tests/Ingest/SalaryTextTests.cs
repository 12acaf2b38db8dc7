using Curation.Domain.Postings;
using Curation.Ingest.Salaries;
using Xunit;

namespace Curation.Tests.Ingest;

public sealed class SalaryTextTests
{
    [Theory]
    [InlineData("$155K – $185K • Offers Equity", 155000, 185000, "USD", SalaryUnit.Year)]
    [InlineData("$25.00 per hour", 25, 25, "USD", SalaryUnit.Hour)]
    [InlineData("€45.000 bis 52.000 pro Jahr", 45000, 52000, "EUR", SalaryUnit.Year)]
    [InlineData("£32,500.50 a year", 32500.50, 32500.50, "GBP", SalaryUnit.Year)]
    [InlineData("80-100k EUR", 80000, 100000, "EUR", SalaryUnit.Year)]
    [InlineData("CHF 120'000 - 140'000 p.a.", 120000, 140000, "CHF", SalaryUnit.Year)]
    [InlineData("12 000 – 15 000 PLN / month", 12000, 15000, "PLN", SalaryUnit.Month)]
    [InlineData("CA$90K - CA$110K", 90000, 110000, "CAD", SalaryUnit.Year)]
    [InlineData("Salary: 60,000 to 70,000 USD annually", 60000, 70000, "USD", SalaryUnit.Year)]
    [InlineData("20 lakhs INR per annum", 2000000, 2000000, "INR", SalaryUnit.Year)]
    [InlineData("£450 per day", 450, 450, "GBP", SalaryUnit.Day)]
    [InlineData("We raised $20M. Pay: $120k-$150k", 120000, 150000, "USD", SalaryUnit.Year)]
    public void A_salary_is_read(string text, double min, double max, string currency, SalaryUnit unit) =>
        Assert.Equal(new Salary((decimal)min, (decimal)max, currency, unit), SalaryText.Parse(text));

    [Fact]
    public void Up_to_gives_no_least_and_from_no_most()
    {
        Assert.Equal(new Salary(null, 90000, "USD", SalaryUnit.Year), SalaryText.Parse("up to $90,000 per year"));
        Assert.Equal(new Salary(90000, null, "USD", SalaryUnit.Year), SalaryText.Parse("from $90,000 per year"));
    }

    [Theory]
    [InlineData("Competitive salary")]
    [InlineData("5+ years of experience with 10,000 users")]
    [InlineData("We raised $20 million in our Series B")]
    [InlineData("0.25% equity, $30K bonus")]
    [InlineData("2013 - 2015")]
    [InlineData("")]
    public void What_is_no_pay_is_none(string text) => Assert.Null(SalaryText.Parse(text));
}
