using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http;

/// <summary>Compresses answers that are long enough for it to pay; small ones keep their length.</summary>
internal sealed class ResponseCompressionSetup(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    private const int MinBytes = 1_000;

    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.ContentLength is null or >= MinBytes && base.ShouldCompressResponse(context);
}
