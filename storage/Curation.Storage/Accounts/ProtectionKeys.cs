using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Curation.Storage.Accounts;

/// <summary>The keys that sign cookies and forms, in PostgreSQL, so that a restart or a second web host signs nobody out.</summary>
public sealed class ProtectionKeys(Database db) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => db.QueryAsync<string>("SELECT xml FROM accounts.protection_keys ORDER BY added_at", null, CancellationToken.None)).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var xml = element.ToString(SaveOptions.DisableFormatting);
        Task.Run(() => db.ExecuteAsync(
            "INSERT INTO accounts.protection_keys (name, xml) VALUES (@friendlyName, @xml) ON CONFLICT (name) DO NOTHING", new { friendlyName, xml }, CancellationToken.None)).GetAwaiter().GetResult();
    }
}
