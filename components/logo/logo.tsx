/** The logo beside the name on the extension's own pages; decorative. The same drawing as logo.svg. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg class="sl-logo" viewBox="0 0 128 128" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="128" height="128" rx="24" fill="#17191d" />
      <path d="M26 21h78v6H26zM26 101h78v6H26z" fill="#43474e" />
      <path d="M22 64 128 25v78z" fill="#f0b63e" />
      <circle cx="24" cy="64" r="11" fill="#fff1c4" />
      <path d="M76 53h28v8H76zM60 67h44v8H60z" fill="#17191d" />
    </svg>
  );
}
