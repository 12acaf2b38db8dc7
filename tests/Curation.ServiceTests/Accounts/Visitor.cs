using System.Net;
using System.Text.RegularExpressions;
using Curation.Storage;
using Curation.Storage.Accounts;
using Xunit;

namespace Curation.ServiceTests.Accounts;

/// <summary>A browser without a screen: keeps its cookies, follows no redirect by itself, and sends forms as the pages have them.</summary>
internal sealed partial class Visitor : IDisposable
{
    public const string Password = "seven plain words are enough";

    private readonly HttpClient client;

    public Visitor(Uri address)
    {
        Address = address;
        client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Headers of every request.</summary>
    public System.Net.Http.Headers.HttpRequestHeaders Headers => client.DefaultRequestHeaders;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The first administrator, by the link; also lead and operator where <paramref name="alone"/>.</summary>
    public static async Task<Visitor> FirstAsync(Uri address, Database db, bool alone = true, string name = "ada")
    {
        var code = await new OneTimeCodes(db).MintFirstAsync(TimeSpan.FromHours(1), Ct);
        var visitor = new Visitor(address);
        using var answer = await visitor.BeginAsync(code!, alone, name);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    public async Task<HttpResponseMessage> BeginAsync(string code, bool alone = true, string name = "ada") => await SendAsync(
        $"/first?code={code}", "/first", [("code", code), ("name", name), ("display", "Ada L."), ("password", Password), ("again", Password), .. alone ? [("alone", "yes")] : Array.Empty<(string, string)>()]);

    /// <summary>A person with these roles, made by this administrator, who has set a password and is signed in.</summary>
    public Task<Visitor> AddAsync(string name, params string[] roles) => AddAsync(name, name, roles);

    /// <inheritdoc cref="AddAsync(string, string[])"/>
    public async Task<Visitor> AddAsync(string name, string display, string[] roles)
    {
        using var made = await SendAsync("/admin/people/new", "/admin/people", [("name", name), ("display", display), .. roles.Select(r => ("role", r))]);
        var link = LinkIn(await made.Content.ReadAsStringAsync(Ct));
        var visitor = new Visitor(Address);
        using var set = await visitor.SetPasswordAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        return visitor;
    }

    public Task<HttpResponseMessage> SetPasswordAsync(Uri link, string password = Password) =>
        SendAsync(link.PathAndQuery, "/set-password", [("code", link.Query["?code=".Length..]), ("password", password), ("again", password)]);

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string back = "/") =>
        SendAsync("/sign-in", "/sign-in", [("name", name), ("password", password), ("back", back)]);

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ct);

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    /// <summary>Sends a form with the token of <paramref name="page"/>; none where <paramref name="page"/> is none.</summary>
    public async Task<HttpResponseMessage> SendAsync(string? page, string action, params (string Name, string Value)[] fields)
    {
        var token = page is null ? [] : new[] { ("__RequestVerificationToken", TokenIn(await ReadAsync(page))) };
        using var form = new FormUrlEncodedContent(fields.Concat(token).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(new Uri(action, UriKind.Relative), form, Ct);
    }

    public async Task<HttpStatusCode> StatusAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        return answer is { StatusCode: HttpStatusCode.SeeOther, Headers.Location: { } to } && to.ToString().StartsWith("/sign-in", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : answer.StatusCode;
    }

    public static string TokenIn(string html) => TokenField().Match(html) is { Success: true } match ? match.Groups["token"].Value : throw new InvalidOperationException($"No form: {html}");

    public static Uri LinkIn(string html) => SecretIn(html) is var secret && Uri.TryCreate(secret, UriKind.Absolute, out var link) ? link : throw new InvalidOperationException($"No link: {html}");

    public static string SecretIn(string html) => SecretField().Match(html) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["secret"].Value) : throw new InvalidOperationException($"No secret: {html}");

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TokenField();

    [GeneratedRegex("id=\"secret\" readonly value=\"(?<secret>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SecretField();
}
