using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Storage.Exchange;

/// <summary>A framework version as a document: what <c>export framework</c> writes and the API answers with, byte for byte.</summary>
public static class FrameworkJson
{
    public static string Write(Framework framework) => JsonSerializer.Serialize(framework, CurationJson.Indented) + "\n";
}
