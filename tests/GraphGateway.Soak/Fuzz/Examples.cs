namespace GraphGateway.Soak.Fuzz;

/// <summary>The example operations with their variables.</summary>
internal static class Examples
{
    public static (string Document, string Variables)[] Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "operations");
        return [.. Directory.GetFiles(folder, "*.graphql").Order(StringComparer.Ordinal).Select(file => (File.ReadAllText(file), Variables(Path.ChangeExtension(file, ".variables.json"))))];
    }

    private static string Variables(string file) => File.Exists(file) ? File.ReadAllText(file) : """{"first":5,"ids":["1001"]}""";
}
