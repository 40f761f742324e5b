using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace GraphGateway.Tests.Docs;

/// <summary>
/// One request of a <c>.http</c> file, in the form that both the REST Client of VS Code and Visual Studio read: a name in a comment, the request
/// line, headers, an empty line, the body.
/// </summary>
internal sealed partial record HttpFileRequest(string Name, HttpMethod Method, string Url, IReadOnlyList<(string Name, string Value)> Headers, string? Body)
{
    /// <summary>Reads all requests of a file.</summary>
    public static IReadOnlyList<HttpFileRequest> ReadAll(string file) =>
        [.. File.ReadAllText(file).ReplaceLineEndings("\n").Split("\n###").Skip(1).Select(Parse)];

    /// <summary>The message to send, with each <c>{{expression}}</c> replaced.</summary>
    public HttpRequestMessage ToMessage(Func<string, string> evaluate)
    {
        var message = new HttpRequestMessage(Method, Replace(Url));
        if (Body is not null)
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Replace(Body)));
        foreach (var (name, value) in Headers)
        {
            if (name == "Content-Type")
                message.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else
                message.Headers.Add(name, Replace(value));
        }

        return message;

        string Replace(string text) => Expression().Replace(text, match => evaluate(match.Groups["expression"].Value));
    }

    // The first line is the rest of the one that separates requests.
    private static HttpFileRequest Parse(string text)
    {
        var lines = text.Split('\n').Skip(1).SkipWhile(line => line.StartsWith('#')).ToArray();
        var head = lines.TakeWhile(line => line.Length > 0).ToArray();
        var (method, url) = Pair(head[0], " ");
        var body = string.Join('\n', lines.Skip(head.Length)).Trim();
        return new(NameLine().Match(text).Groups["name"].Value, new(method), url, [.. head.Skip(1).Select(line => Pair(line, ": "))], body.Length > 0 ? body : null);
    }

    private static (string, string) Pair(string line, string separator) => line.Split(separator, 2) is [var first, var second]
        ? (first, second)
        : throw new FormatException($"The line '{line}' has no '{separator}'.");

    [GeneratedRegex("^# @name (?<name>[A-Za-z]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameLine();

    [GeneratedRegex(@"\{\{(?<expression>[^{}]+)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();
}
