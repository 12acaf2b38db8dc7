using CsCheck;
using CsvHelper;
using Curation.Domain.Frameworks;
using Curation.Storage.Exchange;
using Curation.Tests.Frameworks;
using Xunit;

namespace Curation.Tests.Storage.Exchange;

public sealed class FrameworkCsvTests
{
    [Theory]
    [InlineData("care")]
    [InlineData("ship")]
    public void What_is_exported_is_imported_unchanged(string name)
    {
        var csv = FrameworkCsv.Write(Samples.Of(name));
        var (framework, fault) = FrameworkCsv.Read(csv);
        Assert.Null(fault);
        Assert.Equal(Samples.Json(Samples.Of(name)), Samples.Json(framework));
        Assert.Equal(csv, FrameworkCsv.Write(framework!));
    }

    [Fact]
    public void Any_text_comes_back()
    {
        Gen.String.Array[1, 4].Sample(
            texts =>
            {
                // As it would be stored: well-formed.
                string[] clean = [.. texts.Select(t => Curation.Storage.StoredText.Clean(t))];
                var framework = Samples.Ship with { Purpose = clean[0], Skills = [Samples.Ship.Skills[0] with { Aliases = clean }] };
                var (read, fault) = FrameworkCsv.Read(FrameworkCsv.Write(framework));
                Assert.Null(fault);
                Assert.Equal(Samples.Json(framework), Samples.Json(read));
            },
            iter: 200);
    }

    [Fact]
    public void No_cell_begins_a_formula_and_all_come_back()
    {
        string[] starts = ["=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", " =", "\"=", "'=", "''=", "' =", "'", "\u00A0="];
        string[] texts = [.. starts.SelectMany(s => new[] { s + "cmd|' /C calc'!A0", s + "SUM(1)", s })];
        var framework = Samples.Ship with { Skills = [Samples.Ship.Skills[0] with { Aliases = texts }] };
        var csv = FrameworkCsv.Write(framework);
        using var reader = CsvReader.FromText(csv, new CsvReaderOptions());
        reader.ReadHeader();
        while (reader.Read())
        {
            for (var i = 0; i < 3; i++)
                Assert.DoesNotContain(reader.GetString(i).TrimStart(' ', '"').FirstOrDefault(' '), "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
        }

        Assert.Equal(Samples.Json(framework), Samples.Json(FrameworkCsv.Read(csv).Framework));
    }

    [Theory]
    [InlineData("a,b\n", "first row")]
    [InlineData("element,field,value\nskill/X,label\n", "Line 2")]
    [InlineData("element,field,value\nthing/X,label,y\n", "'thing/X' is no element")]
    [InlineData("element,field,value\nskill/X,label,y\nskill/X,label,z\n", "twice")]
    [InlineData("element,field,value\nskill/X,label,y\n", "no framework")]
    [InlineData("element,field,value\nskill/X,label,\"y\n", "quotes")]
    [InlineData("element,field,value\nskill/X,label,y\nskill/X,label.0,z\n", "twice")]
    public void What_is_no_framework_says_where(string csv, string fault) => Assert.Contains(fault, FrameworkCsv.Read(csv).Fault, StringComparison.Ordinal);

    [Fact]
    public void A_row_taken_out_of_a_list_leaves_the_others()
    {
        var lines = FrameworkCsv.Write(Samples.Ship).Split('\n');
        var code = Samples.Ship.Skills.First(s => s.Aliases.Count > 2).Code;
        var (framework, fault) = FrameworkCsv.Read(string.Join('\n', lines.Where(l => !l.StartsWith($"skill/{code},aliases.1,", StringComparison.Ordinal))));
        Assert.Null(fault);
        var before = Samples.Ship.Skills.First(s => s.Code == code).Aliases;
        Assert.Equal([before[0], .. before.Skip(2)], framework!.Skills.First(s => s.Code == code).Aliases);
    }
}
