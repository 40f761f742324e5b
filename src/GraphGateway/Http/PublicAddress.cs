using Microsoft.Extensions.Options;

namespace GraphGateway.Http;

/// <summary>The address that clients reach the gateway at, for links that must be absolute.</summary>
internal sealed class PublicAddress(IOptions<HttpOptions> options, IHttpContextAccessor accessor)
{
    /// <summary>The absolute URL of a path; null where neither the settings nor the request tell the host.</summary>
    public string? Of(string path) => Base() is { } address ? address.TrimEnd('/') + path : null;

    private string? Base() => options.Value.PublicBaseAddress?.AbsoluteUri
        ?? (accessor.HttpContext?.Request is { Host.HasValue: true } request
            ? $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}"
            : null);
}
