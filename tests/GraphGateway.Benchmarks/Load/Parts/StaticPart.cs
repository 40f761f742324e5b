using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Benchmarks.Load.Parts;

/// <summary>The floor of all that keeps answers: it writes the same bytes from memory. A PUT tells what they are.</summary>
internal static class StaticPart
{
    public const string Name = "limit-static";

    public static Task RunAsync(string[] args)
    {
        var answers = new Dictionary<string, byte[]>();
        return BareServer.RunAsync(int.Parse(args[0], CultureInfo.InvariantCulture), async context =>
        {
            var path = context.Request.Path.Value!;
            if (HttpMethods.IsPut(context.Request.Method))
                answers[path] = await BodyAsync(context.Request);
            else if (answers.TryGetValue(path, out var answer))
                await BareServer.WriteAsync(context, answer);
        });
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}
