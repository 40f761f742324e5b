using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http;

/// <summary>Response compression provider that skips short responses, because they gain little. They keep their <c>Content-Length</c>.</summary>
internal sealed class ResponseCompressionSetup(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    private const int MinBytes = 1_000;

    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.ContentLength is null or >= MinBytes && base.ShouldCompressResponse(context);
}
