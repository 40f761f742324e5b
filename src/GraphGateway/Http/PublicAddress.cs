using Microsoft.Extensions.Options;

namespace GraphGateway.Http;

/// <summary>The public base address of the gateway, for absolute links.</summary>
internal sealed class PublicAddress(IOptions<HttpOptions> options, IHttpContextAccessor accessor)
{
    /// <summary>The absolute URL of a path, or null if neither the settings nor the request name the host.</summary>
    public string? Of(string path) => Base() is { } address ? address.TrimEnd('/') + path : null;

    private string? Base() => options.Value.PublicBaseAddress?.AbsoluteUri
        ?? (accessor.HttpContext?.Request is { Host.HasValue: true } request
            ? $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}"
            : null);
}
