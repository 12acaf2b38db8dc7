using Curation.Corpora.Esco;
using Xunit;

namespace Curation.Tests.Corpora;

public class EscoTests
{
    private const string Occupations = "\"ORIGINURI\",\"PREFERREDLABEL\",\"ALTLABELS\",\"DESCRIPTION\"\n"
        + "\"http://esco/o/1\",\"tuner\",\"piano tuner\nharp tuner\ntuner\",\"Tunes \"\"by ear\"\",\nor not.\"\n";

    private const string Sample = "ORIGINURI,PREFERREDLABEL,ALTLABELS,DESCRIPTION\nhttp://data.europa.eu/esco/skill/b,tune harps,adjust harps,With a key.\n";

    private const string Relations = "occupationUri,relationType,skillLabel,skillUuid_v12_by_label\n"
        + "http://esco/o/1,essential,tune pianos\u00A0,a\nhttp://esco/o/1,optional,tune harps,\nhttp://esco/o/1,optional,tune lutes,\n";

    [Fact]
    public void Terms_and_relations_are_put_together_by_label()
    {
        var taxonomy = Read(["hear well"]);

        var tuner = Assert.Single(taxonomy.Occupations);
        Assert.Equal(["piano tuner", "harp tuner"], tuner.Aliases);
        Assert.Equal("Tunes \"by ear\", or not.", tuner.Description);
        Assert.Equal(
            ["http://data.europa.eu/esco/skill/a", "http://data.europa.eu/esco/skill/b", "label:hear well", "label:tune lutes"],
            taxonomy.Skills.Select(s => s.Id));
        Assert.Equal(["adjust harps"], taxonomy.Skills[1].Aliases);
        Assert.Equal(
            ["http://data.europa.eu/esco/skill/a", "http://data.europa.eu/esco/skill/b", "label:tune lutes"],
            taxonomy.Relations.Select(r => r.Skill));
    }

    [Fact]
    public void The_folder_has_the_three_files_of_a_taxonomy()
    {
        var folder = Directory.CreateTempSubdirectory("esco").FullName;
        try
        {
            Read([]).WriteTo(folder);

            Assert.Equal(
                ["id,label,aliases,description", "http://esco/o/1,tuner,piano tuner|harp tuner,\"Tunes \"\"by ear\"\", or not.\""],
                File.ReadAllLines(Path.Combine(folder, "occupations.csv")));
            Assert.Equal(4, File.ReadAllLines(Path.Combine(folder, "relations.csv")).Length);
            Assert.Equal(4, File.ReadAllLines(Path.Combine(folder, "skills.csv")).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static EscoTaxonomy Read(IEnumerable<string> labels) =>
        EscoTaxonomy.Read(new StringReader(Occupations), new StringReader(Sample), new StringReader(Relations), labels);
}
