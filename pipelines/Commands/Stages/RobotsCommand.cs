using System.CommandLine;
using Curation.Ingest.Robots;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Stages;

/// <summary><c>robots</c>: a robots.txt, an agent and addresses → <c>allow</c> or <c>deny</c> a line.</summary>
internal static class RobotsCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A robots.txt." };
        var agent = new Argument<string>("agent") { Description = "The product token of the crawler." };
        var urls = new Argument<string[]>("url") { Description = "Absolute addresses or paths.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("robots", "Ask a robots.txt (RFC 9309). Example: curation robots robots.txt Curation https://example.org/jobs/1")
        {
            file, agent, urls,
        };
        command.SetAction(result =>
        {
            using var stream = InputFiles.Open(result.GetValue(file)!);
            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            var rules = RobotsRules.Parse(buffer.ToArray());
            foreach (var url in result.GetValue(urls)!)
                Console.Out.WriteLine(rules.Allows(result.GetValue(agent)!, PathOf(url)) ? "allow" : "deny");
            return ExitCode.Ok;
        });
        return command;
    }

    private static string PathOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && !uri.IsFile ? uri.PathAndQuery : url;
}
