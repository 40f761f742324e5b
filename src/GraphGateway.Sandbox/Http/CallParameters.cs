using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Sandbox.Http;

/// <summary>Parses parameters. They are in the query string, for POSTs too.</summary>
internal static class CallParameters
{
    /// <summary>Whether a parameter is absent (the number is null) or a non-negative integer.</summary>
    public static bool TryNumber(this HttpContext context, string name, out long? number)
    {
        number = null;
        var text = context.Request.Query[name].ToString();
        if (text.Length == 0)
            return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        number = value;
        return true;
    }

    public static bool TryId(this HttpContext context, string name, out int id)
    {
        id = 0;
        return context.TryNumber(name, out var number) && number is >= 0 and <= int.MaxValue && (id = (int)number.Value) >= 0;
    }
}
