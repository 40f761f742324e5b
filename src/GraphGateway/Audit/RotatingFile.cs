namespace GraphGateway.Audit;

/// <summary>A line-based file that rotates when it is full: <c>audit.jsonl</c> becomes <c>audit.1.jsonl</c>, and the oldest file is deleted.</summary>
internal sealed class RotatingFile(string path, long maxBytes, int maxFiles)
{
    private const byte LineEnd = (byte)'\n';

    // The audit trail shows who did what, so only its owner and group may read it.
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
    private const UnixFileMode FolderMode = Mode | UnixFileMode.UserExecute | UnixFileMode.GroupExecute;

    /// <summary>Appends lines, and invokes a callback after each one. If it throws, the lines without a callback may not be written.</summary>
    public void Append(IReadOnlyList<byte[]> lines, Action written)
    {
        CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = Open();
        try
        {
            foreach (var line in lines)
            {
                if (file.Position > 0 && file.Position + line.Length + 1 > maxBytes)
                {
                    file.Dispose();
                    Rotate();
                    file = Open();
                }

                file.Write([.. line, LineEnd]);
                written();
            }
        }
        finally
        {
            file.Dispose();
        }
    }

    // Unbuffered, so that each line is passed to the operating system immediately.
    private FileStream Open()
    {
        var file = new FileStream(path, OpenOptions());
        Restrict(file);
        if (file.Length == 0)
            return file;
        file.Seek(-1, SeekOrigin.End);
        // A full disk or a crash may have truncated the last line. The next line must not be appended to it.
        if (file.ReadByte() != LineEnd)
            file.WriteByte(LineEnd);
        return file;
    }

    private static FileStreamOptions OpenOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Mode;
        return options;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, FolderMode);
    }

    // An existing file may have wider permissions.
    private static void Restrict(FileStream file)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file.SafeFileHandle) & ~Mode) == UnixFileMode.None)
            return;
        try
        {
            File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(file.SafeFileHandle) & Mode);
        }
        catch (UnauthorizedAccessException)
        {
            // Another user owns the file and controls its permissions.
        }
    }

    private void Rotate()
    {
        if (maxFiles == 1)
        {
            File.Delete(path);
            return;
        }

        for (var number = maxFiles - 1; number > 0; number--)
        {
            if (File.Exists(Name(number - 1)))
                File.Move(Name(number - 1), Name(number), overwrite: true);
        }
    }

    private string Name(int number) => number == 0
        ? path
        : Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}.{number}{Path.GetExtension(path)}");
}
