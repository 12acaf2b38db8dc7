using System.Collections.Frozen;

namespace Curation.Ingest.Salaries;

/// <summary>Currencies as postings write them → ISO 4217.</summary>
internal static class Currency
{
    /// <summary>Signs and codes; longer ones first where one begins another.</summary>
    internal const string Pattern = "CN¥|CA\\$|C\\$|CAD\\$|A\\$|AU\\$|NZ\\$|HK\\$|S\\$|SG\\$|R\\$|MX\\$|US\\$|NT\\$|Rs\\.?|zł|Kč|kr\\.?|\\p{Sc}|USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK|PLN|CZK|INR|JPY|CNY|RMB|SGD|HKD|PHP|BRL|MXN|ZAR|AED|ILS|KRW|TWD|HUF|RON|BGN|TRY|UAH|COP|ARS|CLP|THB|IDR|MYR|VND|NGN|KES|EGP|SAR|QAR|PKR|BDT|LKR|RSD|ISK|GEL|euros?|dollars?|pounds?";

    public static string? Code(string? sign)
    {
        var bare = sign?.Trim().TrimEnd('.');
        return string.IsNullOrEmpty(bare) ? null
            : Signs.TryGetValue(bare, out var code) ? code
            : bare.Length == 3 && bare.All(char.IsAsciiLetter) ? bare.ToUpperInvariant()
            : null;
    }

    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["$"] = "USD", ["US$"] = "USD", ["dollar"] = "USD", ["dollars"] = "USD", ["€"] = "EUR", ["euro"] = "EUR", ["euros"] = "EUR", ["£"] = "GBP", ["pound"] = "GBP",
        ["pounds"] = "GBP", ["CA$"] = "CAD", ["C$"] = "CAD", ["CAD$"] = "CAD", ["A$"] = "AUD", ["AU$"] = "AUD", ["NZ$"] = "NZD", ["HK$"] = "HKD", ["S$"] = "SGD",
        ["SG$"] = "SGD", ["R$"] = "BRL", ["MX$"] = "MXN", ["NT$"] = "TWD", ["₹"] = "INR", ["Rs"] = "INR", ["¥"] = "JPY", ["CN¥"] = "CNY", ["RMB"] = "CNY", ["₱"] = "PHP",
        ["₩"] = "KRW", ["₪"] = "ILS", ["₺"] = "TRY", ["₴"] = "UAH", ["₫"] = "VND", ["฿"] = "THB", ["₦"] = "NGN", ["zł"] = "PLN", ["Kč"] = "CZK",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
