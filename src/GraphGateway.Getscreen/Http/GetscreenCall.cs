using System.Globalization;
using System.Text;

namespace GraphGateway.Getscreen.Http;

/// <summary>A call: a documented method and its parameters. Parameters are in the query string, for POSTs too.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The documented method's name, e.g. <c>agents/list</c>.</param>
/// <param name="Query">The query string without the key: empty, or starting with <c>?</c>.</param>
internal sealed record GetscreenCall(HttpMethod Method, string Path, string Query = "")
{
    public GetscreenCall With(string name, string? value) => value is null ? this : this with { Query = Join(Query, name, value) };

    public GetscreenCall With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public GetscreenCall With(string name, bool? value) => With(name, value switch { null => null, true => "true", false => "false" });

    public override string ToString() => $"{Method} {Path}";

    public static string Join(string query, string name, string value) =>
        new StringBuilder(query).Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value)).ToString();
}
