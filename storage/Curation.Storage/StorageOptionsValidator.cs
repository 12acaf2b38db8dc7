using Microsoft.Extensions.Options;
using Npgsql;

namespace Curation.Storage;

/// <summary>Finds the setting that is wrong before anything is opened.</summary>
public sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = Faults(options).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(StorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            yield return "Storage:ConnectionString is not set: name a PostgreSQL database, or let ./curation up keep one.";
        else if (Unreadable(options.ConnectionString) is { } why)
            yield return StorageProblem.Malformed(why).ToString();
        var search = options.Elasticsearch;
        if (!search.IsConfigured)
        {
            if (!string.IsNullOrEmpty(search.ApiKey) || !string.IsNullOrEmpty(search.User) || !string.IsNullOrEmpty(search.Fingerprint))
                yield return "Storage:Elasticsearch:Url is not set, but its credentials are.";
            yield break;
        }

        if (!Uri.TryCreate(search.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            yield return $"Storage:Elasticsearch:Url '{search.Url}' is no http or https address.";
        if (!string.IsNullOrEmpty(search.ApiKey) && !string.IsNullOrEmpty(search.User))
            yield return "Storage:Elasticsearch:ApiKey and Storage:Elasticsearch:User are both set: one of them is enough.";
        if (!string.IsNullOrEmpty(search.User) && string.IsNullOrEmpty(search.Password))
            yield return "Storage:Elasticsearch:Password is not set, but Storage:Elasticsearch:User is.";
        if (search.Prefix.Length is 0 or > 60 || !search.Prefix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || search.Prefix[0] == '-')
            yield return $"Storage:Elasticsearch:Prefix '{search.Prefix}' is no index name: lower-case letters, digits and hyphens, not beginning with a hyphen.";
        if (!string.IsNullOrEmpty(search.Fingerprint) && !IsSha256(search.Fingerprint))
            yield return "Storage:Elasticsearch:Fingerprint is no SHA-256 fingerprint: 64 hexadecimal digits, with or without colons.";
    }

    private static ArgumentException? Unreadable(string connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception;
        }
    }

    private static bool IsSha256(string fingerprint)
    {
        var digits = fingerprint.Replace(":", "", StringComparison.Ordinal);
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigit);
    }
}
