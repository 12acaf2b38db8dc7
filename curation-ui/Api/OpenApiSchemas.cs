using Curation.Domain;
using Curation.Domain.Frameworks;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Curation.Ui.Api;

/// <summary>Schemas as this house writes its forms.</summary>
internal static class OpenApiSchemas
{
    public static Task Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (IsIdentifier(type))
        {
            schema.Type = JsonSchemaType.String;
            schema.Description ??= type == typeof(FrameworkCode) ? "A framework's code." : type == typeof(ElementCode) ? "A code within its framework; never used again for another thing." : null;
        }

        if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = schema.Enum?.Where(value => value is not null && value.GetValueKind() == System.Text.Json.JsonValueKind.String).ToList();
        }

        // What is absent is left out.
        foreach (var property in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable)) schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    private static bool IsIdentifier(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>));
}
