using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Sandbox.Http;

/// <summary>Writes the sandbox's responses: JSON with a <c>Content-Length</c>, or a status without a body.</summary>
internal static class SandboxResponse
{
    public static Task JsonAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return JsonAsync(context, buffer.WrittenMemory);
    }

    public static Task JsonAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    public static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
