namespace GraphGateway.Playground;

/// <summary>Writes a file of the page, or 304 if the copy of the browser is current.</summary>
internal static class PlaygroundFiles
{
    public static Task WriteAsync(HttpContext context, PlaygroundAsset asset)
    {
        context.Response.Headers.CacheControl = asset.CacheControl;
        return TypedResults.Bytes(asset.Content, asset.ContentType, entityTag: asset.EntityTag).ExecuteAsync(context);
    }
}
