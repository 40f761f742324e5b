namespace GraphGateway.EndToEnd.Harness;

/// <summary>The folder <c>schema/</c> as it was when the tests were built.</summary>
internal static class SchemaFolder
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "schema");
}
