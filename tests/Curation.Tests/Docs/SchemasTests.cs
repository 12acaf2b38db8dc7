using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Curation.Classify.Evaluation;
using Curation.Domain;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;
using Curation.Domain.Models;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;
using Curation.Pipelines.Commands;
using Curation.Pipelines.Commands.Models;
using Curation.Pipelines.Commands.Stages;
using Xunit;

namespace Curation.Tests.Docs;

/// <summary>The published schemas are made from the types. Run with CURATION_APPROVE=1 to write them anew after a change that is meant.</summary>
public sealed class SchemasTests
{
    public static TheoryData<string, Type> Forms => new()
    {
        { "posting", typeof(Posting) },
        { "analysis", typeof(PostingAnalysis) },
        { "mention", typeof(SkillMention) },
        { "analysed-posting", typeof(AnalysedPosting) },
        { "proposal", typeof(ProposalDocument) },
        { "framework", typeof(Framework) },
        { "spans", typeof(SpansRecord) },
        { "labelled-text", typeof(LabelledText) },
        { "linked-text", typeof(LinkedLine) },
        { "evaluation", typeof(ModelEvaluation) },
        { "links", typeof(LinksRecord) },
        { "role", typeof(RoleRecord) },
        { "cluster", typeof(ClusterRecord) },
        { "salary", typeof(SalaryRecord) },
        { "problem", typeof(ProblemRecord) },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_published_schema_says_what_the_code_reads_and_writes(string name, Type type)
    {
        var path = Path.Combine(Repository.Root, "docs", "schemas", $"{name}.schema.json");
        var schema = SchemaOf(name, type);
        if (Environment.GetEnvironmentVariable("CURATION_APPROVE") == "1")
            File.WriteAllText(path, schema + "\n");

        Assert.Equal(schema + "\n", File.ReadAllText(path));
    }

    private static string SchemaOf(string name, Type type)
    {
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Described(context, IsIdentifier(context.TypeInfo.Type) && node is not JsonObject { Count: > 0 }
                ? new JsonObject { ["type"] = "string" }
                : node),
        };
        var body = CurationJson.Line.GetJsonSchemaAsNode(type, options).AsObject();
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = name };
        foreach (var (key, value) in body)
            schema[key] = value?.DeepClone();
        return schema.ToJsonString(new JsonSerializerOptions(CurationJson.Indented));
    }

    private static JsonNode Described(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is JsonObject schema && context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute described, ..])
            schema["description"] = described.Description;
        return node;
    }

    private static bool IsIdentifier(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>));
}
