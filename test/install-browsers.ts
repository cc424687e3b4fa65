/** Installs the browsers that tests drive, where they are missing: a step of its own, so that others go on meanwhile. */
import { ensureBrowsers } from './browsers';

ensureBrowsers();
